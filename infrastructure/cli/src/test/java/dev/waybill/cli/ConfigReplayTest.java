package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code waybill config diff --replay DAYS}. */
class ConfigReplayTest {
    private static final String FILE = """
            systems:
              shop-es: { connector: fake-shop, market: ES, currency: EUR }
              erp:     { connector: fake-erp }
            ownership:
              - { data: order,           owner: shop-*, created-in: shop-*, updates: on-change, on-conflict: owner-wins }
              - { data: stock.available, owner: erp,    created-in: erp,    updates: on-change, on-conflict: owner-wins }
            routes:
              - { flow: orders-to-erp,  from: shop-*, to: erp }
              - { flow: stock-to-shops, from: erp, to: shop-*, safety-stock: 1 }
            """;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final CommandLineFixture person;

    ConfigReplayTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void aShopShowsNineShirts() {
        person.connectors = List.of(shop, erp);
        person.file("waybill.yaml", FILE);
        erp.warehouse().put("SHIRT", "main", BigDecimal.TEN, person.clock.instant());
        shop.shelves(new SystemId("shop-es")).has("SHIRT", 9);
    }

    private void applied() {
        Reply reply = person.types("config", "apply", "--why", "test");
        assertThat(reply.code()).as(reply.err()).isZero();
    }

    @Test
    void what_would_end_otherwise_is_told_beside_what_changes_in_the_file() {
        applied();
        person.file("waybill.yaml", FILE.replace("safety-stock: 1", "safety-stock: 3"));

        Reply reply = person.types("config", "diff", "--replay", "7");

        assertThat(reply.out())
                .contains("safety-stock")
                .contains("stock-to-shops, erp to shop-es: 1 decision made again, 1 would end otherwise")
                .contains("SHIRT\n    now   shows 9: erp available 10 − safety stock 1 = 9"
                        + "\n    then  shows 7: erp available 10 − safety stock 3 = 7")
                .contains("orders-to-erp, shop-es to erp: 0 decisions made again")
                .endsWith("1 decision would end otherwise; nothing was written\n");
        assertThat(reply.code()).isZero();
    }

    @Test
    void for_machines_changes_and_decisions_are_one_object() {
        applied();
        person.file("waybill.yaml", FILE.replace("safety-stock: 1", "safety-stock: 3"));

        assertThat(person.types("config", "diff", "--replay", "7", "--json").out())
                .startsWith("{\"changes\":[{")
                .contains("\"replay\":{\"others\":1,")
                .contains("{\"what\":\"SHIRT\",\"inForce\":\"shows 9");
    }

    @Test
    void what_could_not_be_asked_is_named_and_is_no_success() {
        applied();
        erp.goesDown();

        Reply reply = person.types("config", "diff", "--replay", "7");

        assertThat(reply.out()).contains("stock-to-shops, erp to shop-es could not be decided again (UNREACHABLE)");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void without_a_version_in_force_or_a_number_of_days_the_sentence_says_so() {
        assertThat(person.types("config", "diff", "--replay", "7").err()).contains("none was applied yet");
        applied();
        assertThat(person.types("config", "diff", "--replay", "0").err())
                .contains("--replay and --limit are 1 or more");
    }
}
