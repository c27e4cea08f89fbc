package dev.waybill.cli;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.order.Order;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceCommandTest {
    private final FakeShop shop = new FakeShop();
    private final CommandLineFixture person;

    BalanceCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void aShopTookOrders() {
        person.connectors = List.of(shop, new FakeErp());
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(1),
                "",
                "test",
                "test",
                person.clock.instant()));
        shop.has(order("1001"));
        shop.has(order("1002"));
        person.clock.pass(Duration.ofHours(1));
    }

    @Test
    void a_day_is_balanced_in_number_and_money_and_what_nobody_can_explain_is_named() {
        Reply reply = person.types("balance", "2026-11-23", "--shop", "shop-es");

        assertThat(reply.out())
                .contains("shop-es to erp, 2026-11-23 (Z)", "shop-es took", "never seen here")
                .contains("nobody can explain 2: N1001, N1002", "next  nothing: reconcile-systems queues them");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void today_and_yesterday_are_days() {
        assertThat(person.types("balance", "today", "--shop", "shop-es").out())
                .isEqualTo(person.types("balance", "2026-11-23", "--shop", "shop-es")
                        .out());
        assertThat(person.types("balance", "yesterday").out()).contains("2026-11-22");

        Reply reply = person.types("balance", "tomorow");

        assertThat(reply.err()).contains("DAY is today, yesterday or a day such as 2026-11-23, but was 'tomorow'");
        assertThat(reply.code()).isGreaterThan(1);
    }

    @Test
    void for_machines_it_is_data() {
        Reply reply = person.types("balance", "2026-11-23", "--shop", "shop-es", "--json");

        assertThat(reply.out())
                .contains(
                        "\"orders\":2",
                        "\"unexplained\":[\"N1001\",\"N1002\"]",
                        "\"MISSING\":{\"orders\":2,\"sums\":{\"EUR\":");
    }

    @Test
    void a_day_without_orders_is_accounted_for() {
        Reply reply = person.types("balance", "2026-11-20");

        assertThat(reply.out()).contains("shop-es to erp", "shop-fr to erp", "every order is accounted for");
        assertThat(reply.code()).isZero();
    }

    @Test
    void a_shop_that_cannot_be_asked_is_named_and_the_others_are_balanced() {
        shop.failsListing(FailureCode.DOWN, 1);

        Reply reply = person.types("balance", "2026-11-23");

        assertThat(reply.err()).contains("shop-es could not be asked (DOWN)", "next");
        assertThat(reply.out()).contains("shop-fr to erp");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void a_shop_that_is_none_is_an_error_of_the_command() {
        Reply reply = person.types("balance", "2026-11-23", "--shop", "shop-xx");

        assertThat(reply.err()).contains("no shop 'shop-xx'", "shop-es");
        assertThat(reply.code()).isGreaterThan(1);
    }

    private static Order order(String id) {
        return anOrder(id).from("shop-es").withLine("MUG", 1, "7.49").build();
    }
}
