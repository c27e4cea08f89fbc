package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every order that was recorded or published: what becomes of it. Writes the table {@code target/woocommerce-payloads.md}. */
final class WooCommercePayloadsTest {
    /** What becomes of a body; {@code sums} is what its parts add up to, against the shop's total. */
    private record Row(String file, String id, String outcome, String sums, String reason) {
        boolean is(String word) {
            return outcome.equals(word);
        }

        @Override
        public String toString() {
            return "| " + String.join(" | ", file, id, outcome, sums, reason) + " |";
        }
    }

    private static final String AGREES = "agrees";
    private static final String DRAFT = "draft";
    private static final String HELD = "held";
    private static final String NO_ORDER = "no order";

    @Test
    void every_recorded_order_adds_up() {
        assertThat(recorded()).hasSize(14).allMatch(row -> row.is(AGREES));
    }

    @Test
    void every_order_of_the_reference_adds_up_and_a_refund_is_no_order() {
        List<Row> rows = rows(PublishedOrders.carried());

        assertThat(rows.stream().filter(row -> !row.is(NO_ORDER))).hasSize(8).allMatch(row -> row.is(AGREES));
        assertThat(rows.stream().filter(row -> row.is(NO_ORDER)).map(Row::file))
                .containsOnly("order-refund--docs-create.json", "order-refunds--docs-list.json");
    }

    @Test
    void every_published_order_adds_up_or_is_held_for_a_reason_that_is_named() throws IOException {
        List<PublishedOrders> published = PublishedOrders.besideTheCheckout().orElse(List.of());
        assumeTrue(!published.isEmpty(), "the published payloads do not lie beside the checkout");

        List<Row> rows = rows(published);

        write(rows);
        assertThat(rows.stream().filter(row -> row.is(HELD)).map(row -> row.file() + " " + row.id()))
                .containsExactly(
                        "orders-list--eur-gbp.json 263",
                        "orders-list--eur-gbp.json 259",
                        "orders-list--eur-gbp.json 161",
                        "orders-list--eur-gbp.json 160",
                        "orders-list--eur-gbp.json 159",
                        "orders-list--fluxc.json 949");
        assertThat(rows.stream().filter(row -> row.is(HELD)).map(Row::reason))
                .allMatch(reason -> reason.contains("more than once") || reason.contains("the difference is exactly"));
        assertThat(rows.stream().filter(row -> row.is(NO_ORDER)).map(Row::file))
                .allMatch(file -> file.startsWith("order-refund"));
        assertThat(rows.stream().filter(row -> row.is(DRAFT)).map(Row::file)).containsExactly("order--auto-draft.json");
    }

    private static List<Row> recorded() {
        return Recording.signed().stream()
                .filter(recording -> recording.topic().startsWith("order."))
                .map(recording -> row(
                        recording.file(),
                        Shop.envelope(recording.webhook()).subject().id(),
                        recording.webhook().body()))
                .toList();
    }

    private static List<Row> rows(List<PublishedOrders> orders) {
        return orders.stream()
                .map(order -> row(order.file(), order.id(), order.body()))
                .toList();
    }

    /** Anything but a failure of kind MALFORMED goes through and fails the test. */
    private static Row row(String file, String id, Body body) {
        try {
            Order order = Shop.order(body);
            ControlTotals.Balance balance = ControlTotals.of(order);
            String sums = balance.computed() + " / " + balance.stated();
            if (order.stage() == OrderStage.DRAFT) {
                return new Row(file, id, DRAFT, sums, "a checkout in progress is never carried");
            }
            return balance.agrees()
                    ? new Row(file, id, AGREES, sums, "")
                    : new Row(file, id, HELD, sums, balance.breakdown());
        } catch (FailureException e) {
            assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED);
            return new Row(file, id, NO_ORDER, "", e.failure().why());
        }
    }

    private static void write(List<Row> published) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("| file | order | outcome | parts / total | reason |", "|---|---|---|---|---|"));
        Stream.concat(recorded().stream(), published.stream())
                .map(Row::toString)
                .forEach(lines::add);
        Files.write(Path.of("target", "woocommerce-payloads.md"), lines);
    }
}
