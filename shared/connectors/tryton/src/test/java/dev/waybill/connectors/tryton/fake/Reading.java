package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code read} answers: plain fields, computed ones, and dotted names nested under {@code "field."}. */
final class Reading {
    private final Tables tables;
    private final SaleAmounts amounts;
    private final StockAmounts stock;
    private JsonNode context = Tables.JSON.objectNode();

    Reading(Tables tables, SaleAmounts amounts) {
        this.tables = tables;
        this.amounts = amounts;
        this.stock = new StockAmounts(tables);
    }

    /** What computed fields depend on, until the next call. */
    void within(JsonNode callsContext) {
        context = callsContext;
    }

    ObjectNode read(String model, ObjectNode row, Iterable<String> fields) {
        ObjectNode answer = Tables.JSON.objectNode();
        answer.set("id", row.get("id"));
        Map<String, Set<String>> nested = new LinkedHashMap<>();
        for (String field : fields) {
            int dot = field.indexOf('.');
            String name = dot < 0 ? field : field.substring(0, dot);
            Models.requireField(model, name);
            if (dot < 0) {
                answer.set(name, value(model, row, name));
            } else {
                nested.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(field.substring(dot + 1));
            }
        }
        nested.forEach((name, below) -> answer.set(name + ".", below(model, row, name, below)));
        return answer;
    }

    /** The value of one field, computed where Tryton computes it. */
    JsonNode value(String model, ObjectNode row, String field) {
        Optional<Models.Children> children = Models.children(model, field);
        if (children.isPresent()) {
            return Tables.ids(tables.children(children.get(), row.path("id").asLong()));
        }
        return switch (model + "." + field) {
            case "sale.sale.untaxed_amount" ->
                SaleAmounts.decimal(amounts.of(row).net());
            case "sale.sale.tax_amount" -> SaleAmounts.decimal(amounts.of(row).tax());
            case "sale.sale.total_amount" -> SaleAmounts.decimal(amounts.of(row).total());
            case "sale.line.amount" -> SaleAmounts.decimal(amounts.ofLine(row));
            case "product.product.quantity" -> Tables.JSON.numberNode(stock.done(row, context));
            case "product.product.forecast_quantity" -> Tables.JSON.numberNode(stock.forecast(row, context));
            case "product.product.sale_price_uom" -> SaleAmounts.decimal(price(row));
            case "party.party.email" -> contact(row, "email");
            case "party.party.phone" -> contact(row, "phone");
            case "party.contact_mechanism.value_compact" -> row.path("value");
            default ->
                field.equals("_timestamp")
                        ? Tables.JSON.textNode(tables.timestamp(row))
                        : row.path(field).isMissingNode() ? NullNode.getInstance() : row.get(field);
        };
    }

    private JsonNode below(String model, ObjectNode row, String field, Set<String> below) {
        Optional<Models.Children> children = Models.children(model, field);
        if (children.isPresent()) {
            ArrayNode list = Tables.JSON.arrayNode();
            tables.children(children.get(), row.path("id").asLong())
                    .forEach(child -> list.add(read(children.get().model(), child, below)));
            return list;
        }
        JsonNode id = row.path(field);
        String target = Models.link(model, field).orElseThrow(() -> Reply.unknownName(field));
        return id.isNumber() ? read(target, tables.get(target, id.asLong()), below) : NullNode.getInstance();
    }

    /** Its list price, or what the price list of the context makes of it. */
    private BigDecimal price(ObjectNode product) {
        BigDecimal plain =
                new BigDecimal(product.path("list_price").path("decimal").asText());
        JsonNode list = context.path("price_list");
        return list.isNumber()
                ? plain.multiply(new BigDecimal(tables.get("product.price_list", list.asLong())
                        .path("factor")
                        .asText()))
                : plain;
    }

    private JsonNode contact(ObjectNode party, String type) {
        List<ObjectNode> contacts = tables.children(
                new Models.Children("party.contact_mechanism", "party"),
                party.path("id").asLong());
        return contacts.stream()
                .filter(contact -> contact.path("type").asText().equals(type))
                .map(contact -> contact.get("value"))
                .findFirst()
                .orElse(NullNode.getInstance());
    }
}
