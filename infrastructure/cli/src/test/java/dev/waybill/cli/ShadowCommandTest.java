package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowCommandTest {
    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final FakeErp next = new FakeErp();
    private final CommandLineFixture person;

    ShadowCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
        person.connectors = List.of(shop, erp, new Other(next));
    }

    /** The same kind of connector under another name. */
    private record Other(FakeErp erp) implements ConnectorType {
        @Override
        public String name() {
            return "other-erp";
        }

        @Override
        public Set<Capability> capabilities() {
            return erp.capabilities();
        }

        @Override
        public List<Setting> settings() {
            return erp.settings();
        }

        @Override
        public List<String> secrets() {
            return erp.secrets();
        }

        @Override
        public Connector connect(SystemSpec system, Surroundings surroundings) {
            return erp.connect(system, surroundings);
        }
    }

    private void inForce(LandscapeFixture landscape) {
        person.landscapes.append(
                new Revision(landscape.stock(StockPolicy.NONE).build(1), "", "test", "test", person.clock.instant()));
        erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), person.clock.instant());
        shop.shelves(new SystemId("shop-es")).has("SHIRT", 9);
        person.clock.pass(Duration.ofHours(1));
    }

    @Test
    void what_the_new_system_would_have_done_otherwise_is_told_beside_what_is_done() {
        inForce(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").shadow("new-erp", "other-erp", "erp"));
        next.warehouse().put("SHIRT", "main", BigDecimal.valueOf(4), person.clock.instant());

        Reply reply = person.types("shadow");

        assertThat(reply.out())
                .contains("stock-to-shops, new-erp to shop-es: 1 decided again, 1 would end otherwise")
                .contains("  SHIRT\n    now     shows 9: erp available 9\n    shadow  shows 4: erp available 4");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(next.writes()).isZero();
    }

    @Test
    void a_new_system_that_does_the_same_ends_well_and_is_told_to_machines() {
        inForce(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").shadow("new-erp", "other-erp", "erp"));
        next.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), person.clock.instant());

        Reply reply = person.types("shadow", "--json");

        assertThat(reply.code()).isZero();
        assertThat(reply.out()).contains("\"source\":\"new-erp\"", "\"others\":[]");
    }

    @Test
    void without_a_shadow_it_says_how_to_have_one() {
        inForce(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));

        Reply reply = person.types("shadow");

        assertThat(reply.err()).contains("no system in the configuration in force runs beside another", "shadow-of:");
        assertThat(reply.code()).isEqualTo(2);
    }

    @Test
    void days_are_one_or_more() {
        inForce(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));

        assertThat(person.types("shadow", "--days", "0").err()).contains("--days is 1 or more, but it was 0");
    }
}
