package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/** What Tryton 6.0 computes for a sale ({@code sale/sale.py}, {@code account/tax.py}): half to even, taxes on unrounded products. */
final class SaleAmounts {
    private static final Models.Children LINES = new Models.Children("sale.line", "sale");
    private final Tables tables;

    SaleAmounts(Tables tables) {
        this.tables = tables;
    }

    record Amounts(BigDecimal net, BigDecimal tax) {
        BigDecimal total() {
            return net.add(tax);
        }
    }

    Amounts of(ObjectNode sale) {
        BigDecimal net = BigDecimal.ZERO.setScale(2);
        Map<String, BigDecimal> taxes = new HashMap<>();
        for (ObjectNode line : tables.children(LINES, sale.path("id").asLong())) {
            net = net.add(ofLine(line));
            for (JsonNode tax : line.path("taxes")) {
                String key = tax.asLong() + (product(line).signum() < 0 ? " below" : "");
                BigDecimal rate =
                        decimal(tables.get("account.tax", tax.asLong()).path("rate"));
                taxes.merge(key, product(line).multiply(rate), BigDecimal::add);
            }
            if (roundsEachLine()) {
                taxes.replaceAll((key, sum) -> rounded(sum));
            }
        }
        return new Amounts(
                net, taxes.values().stream().map(SaleAmounts::rounded).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    BigDecimal ofLine(ObjectNode line) {
        return rounded(product(line));
    }

    private boolean roundsEachLine() {
        return tables.of("account.configuration").values().stream()
                .anyMatch(row -> row.path("tax_rounding").asText().equals("line"));
    }

    private static BigDecimal product(ObjectNode line) {
        return new BigDecimal(line.path("quantity").asText("0")).multiply(decimal(line.path("unit_price")));
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    static BigDecimal decimal(JsonNode value) {
        return value.isObject() ? new BigDecimal(value.path("decimal").asText()) : new BigDecimal(value.asText());
    }

    static ObjectNode decimal(BigDecimal value) {
        return Tables.JSON.objectNode().put("__class__", "Decimal").put("decimal", value.toPlainString());
    }
}
