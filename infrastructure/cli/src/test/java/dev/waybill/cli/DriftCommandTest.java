package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.cli.CommandLineFixture.Reply;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final CommandLineFixture person;

    DriftCommandTest(@TempDir Path folder) {
        person = new CommandLineFixture(folder);
    }

    @BeforeEach
    void aShopShowsTooMuch() {
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
        erp.warehouse().put("SHIRT", "main", BigDecimal.valueOf(9), person.clock.instant());
        shop.shelves(new SystemId("shop-es")).has("SHIRT", 12);
        shop.shelves(new SystemId("shop-fr")).has("SHIRT", 9);
        person.clock.pass(Duration.ofHours(1));
    }

    @Test
    void what_differs_is_named_with_both_numbers_and_what_to_do() {
        Reply reply = person.types("drift");

        assertThat(reply.out())
                .contains("erp to shop-es: 1 compared, 1 differ")
                .contains("SHIRT shows 12 and should show 9: erp available 9")
                .contains("next  nothing: reconcile-systems")
                .contains("erp to shop-fr: 1 compared, 0 differ");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void paper_that_is_not_shown_is_named_by_order() {
        SubjectRef order = new SubjectRef(EntityKind.ORDER, new SystemId("shop-fr"), "1001");
        shop.board(order.system()).has(order, "121.00");
        Money sum = Money.of("121.00", "EUR");
        erp.papers()
                .says(
                        "shop-fr:1001",
                        new OrderPapers(
                                new ExternalRef(new SystemId("erp"), "7", "S7"),
                                OrderPapers.Progress.OPEN,
                                true,
                                sum.currency(),
                                List.of(),
                                List.of(new Invoice(
                                        "7",
                                        Invoice.Kind.INVOICE,
                                        LocalDate.of(2026, 11, 24),
                                        sum,
                                        Money.of("21.00", "EUR"),
                                        sum))),
                        "invoice 7",
                        person.clock.instant());
        person.clock.pass(Duration.ofHours(1));

        Reply reply = person.types("drift", "--shop", "shop-fr");

        assertThat(reply.out())
                .contains("paper, erp to shop-fr: 1 orders compared, 1 not shown whole")
                .contains("S7 (shop-fr:1001) is not shown: invoice 7 (121.00 EUR)");
        assertThat(reply.code()).isEqualTo(1);
        assertThat(person.types("drift", "--shop", "shop-fr", "--json").out())
                .contains("\"what\":\"invoice 7 (121.00 EUR)\"");
    }

    @Test
    void a_tolerance_and_a_shop_narrow_it() {
        assertThat(person.types("drift", "--tolerance", "3").code()).isZero();
        assertThat(person.types("drift", "--shop", "shop-fr").code()).isZero();
        assertThat(person.types("drift", "--shop", "shop-xx").err())
                .contains("no stock and no paper is carried to a shop 'shop-xx'");
        assertThat(person.types("drift", "--days", "0").err()).contains("--days is 1 or more");
    }

    @Test
    void the_route_s_own_tolerance_holds_until_another_is_given() {
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .stock(StockPolicy.NONE.withDriftTolerance(BigDecimal.valueOf(3)))
                        .build(2),
                "",
                "test",
                "test",
                person.clock.instant()));

        assertThat(person.types("drift", "--shop", "shop-es").code()).isZero();
        assertThat(person.types("drift", "--shop", "shop-es", "--tolerance", "2")
                        .out())
                .contains("SHIRT shows 12 and should show 9");
        assertThat(person.types("drift", "--tolerance", "-1").err()).contains("--tolerance 0 or more");
    }

    @Test
    void for_machines_it_is_data() {
        Reply reply = person.types("drift", "--shop", "shop-es", "--json");

        assertThat(reply.out()).contains("\"sku\":\"SHIRT\"", "\"shown\":12", "\"right\":9");
    }

    @Test
    void a_system_that_cannot_be_asked_is_named() {
        erp.goesDown();

        Reply reply = person.types("drift", "--shop", "shop-es");

        assertThat(reply.err()).contains("erp to shop-es could not be compared (UNREACHABLE)");
        assertThat(reply.code()).isEqualTo(1);
    }

    @Test
    void where_only_paper_is_carried_it_is_compared_all_the_same() {
        person.landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                        .documents()
                        .build(2),
                "",
                "test",
                "test",
                person.clock.instant()));

        Reply reply = person.types("drift");

        assertThat(reply.out())
                .contains("paper, erp to shop-es: 0 orders compared")
                .doesNotContain("SHIRT");
        assertThat(reply.code()).isZero();
    }
}
