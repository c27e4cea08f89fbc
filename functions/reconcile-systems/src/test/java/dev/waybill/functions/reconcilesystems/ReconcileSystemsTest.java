package dev.waybill.functions.reconcilesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.PaperReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.testkit.HistoryFixture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcileSystemsTest {
    private final Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));

    private final World world = new World();

    @Test
    void what_an_order_that_waits_for_a_person_has_sold_is_read_from_the_ledger() {
        new HistoryFixture(world.ledger)
                .held(
                        HistoryFixture.order("shop-es", "1001"),
                        "1001",
                        Failure.of(
                                FailureCode.ITEM_UNKNOWN,
                                new SystemId("erp"),
                                "send",
                                "the ERP has no item MUG",
                                "create it, then redrive"));
        world.erp
                .warehouse()
                .put("SHIRT", "main", BigDecimal.valueOf(9), Instant.now().minusSeconds(7_200));

        world.round();

        assertThat(world.counter.requests())
                .filteredOn("Query"::equals)
                .as("the configuration, the incidents, what is open under one of them, what is kept of it")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void paper_that_no_shop_shows_is_queued_named_and_counted() {
        SubjectRef order = new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "1001");
        world.shop.board(order.system()).has(order, "121.00");
        Money sum = Money.of("121.00", "EUR");
        Invoice invoice =
                new Invoice("7", Invoice.Kind.INVOICE, LocalDate.of(2026, 11, 24), sum, Money.of("21.00", "EUR"), sum);
        OrderPapers papers = new OrderPapers(
                new ExternalRef(new SystemId("erp"), "7", "S7"),
                OrderPapers.Progress.OPEN,
                true,
                sum.currency(),
                List.of(),
                List.of(invoice));
        world.erp
                .papers()
                .says("shop-es:1001", papers, "invoice 7", Instant.now().minusSeconds(7_200));

        world.round();

        assertThat(world.documentsQueued()).singleElement().satisfies(look -> assertThat(look.topic())
                .isEqualTo("document.drifted"));
        assertThat(metric("DocumentsMissing")).isEqualTo(1);
        assertThat(lines("papers.ended"))
                .extracting(line -> line.path("documents").asText())
                .contains("S7 (shop-es:1001) is not shown: invoice 7 (121.00 EUR)");
        assertThat(world.reports.drifts(
                        FlowSpec.DOCUMENTS_TO_SHOPS, new Way(new SystemId("erp"), order.system()), Optional.empty(), 9))
                .singleElement()
                .isInstanceOfSatisfying(PaperReport.class, kept -> assertThat(kept.missing())
                        .containsExactly(new PaperReport.Missing("shop-es:1001", "S7", "invoice 7 (121.00 EUR)")));
    }

    @Test
    void a_shelf_that_shows_what_nobody_wrote_is_queued_to_be_set_right_named_and_counted() {
        world.erp
                .warehouse()
                .put("SHIRT", "main", BigDecimal.valueOf(9), Instant.now().minusSeconds(7_200));
        world.shop.shelves(new SystemId("shop-es")).has("SHIRT", 12);
        world.shop.shelves(new SystemId("shop-fr")).has("SHIRT", 9);

        world.round();

        assertThat(world.stockQueued()).singleElement().satisfies(look -> {
            assertThat(look.target()).isEqualTo(new SystemId("shop-es"));
            assertThat(look.topic()).isEqualTo("stock.drifted");
        });
        assertThat(metric("StockDrifted")).isEqualTo(1);
        assertThat(world.log())
                .filteredOn(line -> line.path("message").asText().equals("drift.ended"))
                .extracting(line -> line.path("items").asText())
                .containsExactlyInAnyOrder("SHIRT shows 12 and should show 9: erp available 9", "");
        assertThat(world.reports.drifts(
                        FlowSpec.STOCK_TO_SHOPS,
                        new Way(new SystemId("erp"), new SystemId("shop-es")),
                        Optional.empty(),
                        9))
                .singleElement()
                .isInstanceOfSatisfying(StockReport.class, kept -> assertThat(kept.differences())
                        .extracting(StockReport.Item::sku, StockReport.Item::why)
                        .containsExactly(tuple("SHIRT", "erp available 9")));
    }

    @Test
    void what_nobody_has_seen_is_named_counted_and_queued() {
        world.changed("1001", anHourAgo);

        world.round();

        assertThat(world.queued())
                .extracting(Envelope::subject)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("order shop-es:1001", "order shop-fr:1001");
        List<JsonNode> found = lines("balance.ended").stream()
                .filter(line -> line.path("missing").asInt() == 1)
                .toList();
        assertThat(found).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("unexplained").asText()).isEqualTo("N1001");
            assertThat(line.path("orders").asInt()).isEqualTo(1);
            assertThat(line.path("sum").asText())
                    .isEqualTo(line.path("unexplained_sum").asText())
                    .endsWith(" EUR");
        });
        assertThat(metric("OrdersUnexplained")).isEqualTo(2);
        assertThat(metric("BalancesFailing")).isZero();
        assertThat(world.reports.balances(new SystemId("shop-es"), Optional.empty(), 99))
                .as("each day of each target, and of the day with the order its number")
                .hasSize(3)
                .filteredOn(kept -> kept.orders() > 0)
                .singleElement()
                .satisfies(kept -> assertThat(kept.unexplained()).containsExactly("N1001"));
    }

    @Test
    void what_came_a_moment_ago_is_on_its_way() {
        world.changed("1001", Instant.now());

        world.round();

        assertThat(world.queued()).isEmpty();
        assertThat(metric("OrdersUnexplained")).isZero();
    }

    @Test
    void a_shop_that_cannot_be_asked_is_named_with_what_to_do() {
        world.shop.failsListing(FailureCode.CREDENTIALS_REFUSED, 1);

        world.round();

        assertThat(lines("balance.failed")).singleElement().satisfies(line -> {
            assertThat(line.path("system").asText()).isEqualTo("shop-es");
            assertThat(line.path("code").asText()).isEqualTo("CREDENTIALS_REFUSED");
            assertThat(line.path("next").asText()).isNotEmpty();
        });
        assertThat(metric("BalancesFailing")).isEqualTo(1);
        assertThat(world.reports.unread()).singleElement().satisfies(kept -> {
            assertThat(kept.source()).isEqualTo(new SystemId("shop-es"));
            assertThat(kept.failure().code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        });
    }

    @Test
    void settings_and_their_defaults_are_these_and_everything_missing_is_said_at_once() {
        Map<String, String> least = Map.of(
                "LEDGER_TABLE",
                "l",
                "OWNERSHIP_TABLE",
                "o",
                "ORDERS_QUEUE_URL",
                "q",
                "STOCK_QUEUE_URL",
                "sq",
                "DOCUMENTS_QUEUE_URL",
                "dq",
                "STACK_NAME",
                "s");

        assertThat(ReconcileSystemsWiring.Settings.from(least))
                .isEqualTo(new ReconcileSystemsWiring.Settings("l", "o", "q", "sq", "dq", "s", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> new ReconcileSystemsHandler(Map.of()))
                .hasMessageContainingAll(least.keySet().toArray(String[]::new));
    }

    private List<JsonNode> lines(String message) {
        return world.log().stream()
                .filter(line -> line.path("message").asText().equals(message))
                .toList();
    }

    private int metric(String name) {
        return world.log().stream()
                .filter(line -> line.has(name))
                .findFirst()
                .orElseThrow()
                .path(name)
                .asInt();
    }
}
