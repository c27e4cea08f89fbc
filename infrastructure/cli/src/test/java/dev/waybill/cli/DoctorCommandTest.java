package dev.waybill.cli;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.connector.webhook.Subscriptions.State;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final CommandLineFixture person;

    DoctorCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void theSystemsAreRouted() {
        person.connectors = List.of(shop, erp);
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .stock(StockPolicy.NONE)
                        .documents()
                        .build(1),
                "",
                "test",
                "test",
                person.clock.instant()));
    }

    @Test
    void everything_that_a_route_needs_is_tried_once() {
        shop.sendsWebhooks(new SystemId("shop-es"), State.ACTIVE);

        Reply reply = person.types("doctor");

        assertThat(reply.code()).as(reply.out()).isZero();
        assertThat(reply.out().lines().filter(line -> line.contains("shop-es")))
                .extracting(line -> line.replaceAll(" {2,}", "|").strip())
                .anySatisfy(line -> assertThat(line).startsWith("OK|shop-es|sends its webhooks"))
                .anySatisfy(line -> assertThat(line).startsWith("OK|shop-es|lists its orders|none changed"))
                .anySatisfy(line -> assertThat(line).startsWith("OK|shop-es|tells what stock it shows|answers"))
                .anySatisfy(line -> assertThat(line).startsWith("OK|shop-es|tells what documents it shows|answers"));
        assertThat(reply.out())
                .contains("looks up orders")
                .contains("tells its stock")
                .contains("lists shipments and invoices");
    }

    @Test
    void a_webhook_that_is_off_and_a_system_that_is_down_are_told_with_what_to_do() {
        shop.sendsWebhooks(new SystemId("shop-es"), State.DISABLED);
        erp.goesDown();

        Reply reply = person.types("doctor");

        assertThat(reply.code()).isEqualTo(1);
        assertThat(reply.out())
                .containsPattern("shop-es sends its webhooks: .*disabled")
                .contains("erp looks up orders: UNREACHABLE")
                .contains("  next  ");
    }

    @Test
    void a_clock_that_is_ahead_is_told() {
        shop.has(anOrder("1001")
                .from("shop-es")
                .changedAt(person.clock.instant().plus(Duration.ofMinutes(10)))
                .build());

        Reply reply = person.types("doctor", "--json");

        assertThat(reply.code()).isEqualTo(1);
        assertThat(reply.out()).contains("ahead of this computer's clock").contains("\"well\":false");
    }
}
