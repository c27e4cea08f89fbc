package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.ShopifyFixture.SHOP;
import static dev.waybill.connectors.shopify.ShopifyFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.ControlTotals.Balance;
import dev.waybill.domain.order.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every published order, one by one; the table is written to {@code target/shopify-payloads.md}. */
class ShopifyPayloadsTest {
    /** What must become of each; a body that is not listed fails the test. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("orders-create--2025-10.json", "AGREES"),
            Map.entry("orders-create--masked-12-lines-2024-01.json", "MALFORMED"),
            Map.entry("orders-create--masked-2025-04.json", "MALFORMED"),
            Map.entry("orders-paid--2023-07.json", "AGREES"),
            Map.entry("orders-updated--2024-04.json", "AGREES"),
            Map.entry("rest-order--cancel-response.json", "DIFFERS"),
            Map.entry("rest-order--go-fixture.json", "AGREES"),
            Map.entry("rest-order--line-item-properties.json", "DIFFERS"),
            Map.entry("rest-order--python-fixture.json", "DIFFERS"),
            Map.entry("rest-order--with-transactions.json", "AGREES"),
            Map.entry("rest-orders--list-presentment-money.json", "MALFORMED"));

    /** One line of the table. */
    private record Row(String file, String order, String outcome, String sums, String reason) {
        @Override
        public String toString() {
            return "| " + String.join(" | ", file, order, outcome, sums, reason) + " |";
        }
    }

    @Test
    void each_published_order_agrees_to_the_cent_or_says_plainly_why_it_does_not() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : ShopifyFixture.published()) {
            if (isOrder(file)) {
                orders(file)
                        .map(order -> row(file.getFileName().toString(), order))
                        .forEach(rows::add);
            }
        }

        Files.write(Path.of("target/shopify-payloads.md"), table(rows));
        assertThat(rows).hasSameSizeAs(EXPECTED.keySet()).allSatisfy(row -> {
            assertThat(row.outcome()).as(row.toString()).isEqualTo(EXPECTED.get(row.file()));
            assertThat(row.reason()).as(row.toString()).isNotBlank();
        });
    }

    private static boolean isOrder(Path file) {
        return file.getFileName().toString().matches("(orders-(create|updated|paid)|rest-orders?)--.*");
    }

    private static Stream<JsonAt> orders(Path file) {
        JsonAt body = JsonAt.parse(body(file), SHOP);
        return Stream.concat(
                body.list("orders").stream(),
                body.find("orders").isPresent()
                        ? Stream.of()
                        : Stream.of(body.find("order").orElse(body)));
    }

    private static Row row(String file, JsonAt json) {
        String id = json.findText("id").orElse("");
        try {
            Order order = ShopifyFixture.translator().order(json, SHOP);
            Balance balance = ControlTotals.of(order);
            String sums = balance.stated() + " / " + balance.computed();
            String outcome = balance.agrees() ? "AGREES" : "DIFFERS";
            return new Row(file, order.subject().id(), outcome, sums, reason(balance));
        } catch (FailureException e) {
            assertThat(e.failure().kind()).isEqualTo(FailureKind.MALFORMED);
            assertThat(e.failure().why()).contains("$.");
            return new Row(file, id, "MALFORMED", "–", e.failure().why());
        }
    }

    private static String reason(Balance balance) {
        return balance.agrees()
                ? balance.breakdown()
                : balance.breakdown() + " (shop's total " + balance.stated() + ")";
    }

    private static List<String> table(List<Row> rows) {
        return Stream.concat(
                        Stream.of(
                                "| file | order | outcome | shop's total / sum of the parts | reason |",
                                "|---|---|---|---|---|"),
                        rows.stream().map(Row::toString))
                .toList();
    }
}
