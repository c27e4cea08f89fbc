package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The buttons of a sale. One pressed in a state that it does not lead out of does nothing and says nothing. */
final class SaleButtons {
    private static final Map<String, Set<String>> FROM = Map.of(
            "draft", Set.of("quotation", "confirmed", "cancelled"),
            "quote", Set.of("draft"),
            "confirm", Set.of("quotation"),
            "process", Set.of("confirmed", "processing", "done"),
            "cancel", Set.of("draft", "quotation"));

    private final Tables tables;
    private long numbers;

    SaleButtons(Tables tables) {
        this.tables = tables;
    }

    boolean knows(String button) {
        return FROM.containsKey(button);
    }

    void press(String button, long id) {
        ObjectNode sale = tables.get("sale.sale", id);
        if (!FROM.getOrDefault(button, Set.of()).contains(sale.path("state").asText())) {
            return;
        }
        switch (button) {
            case "draft" -> move(sale, "draft");
            case "quote" -> quote(sale);
            case "confirm" -> confirm(sale);
            case "process" -> process(sale);
            case "cancel" -> move(sale, "cancelled");
            default -> throw Reply.page(403);
        }
    }

    private void quote(ObjectNode sale) {
        if (!sale.hasNonNull("invoice_address")) {
            throw Reply.userError("To get a quote for sale \"["
                    + sale.path("reference").asText() + "]\" you must enter an invoice address.");
        }
        if (!sale.hasNonNull("number")) {
            numbers++;
            sale.put("number", Long.toString(numbers));
        }
        move(sale, "quotation");
    }

    /** Processing runs after the confirmation is kept: where it fails, the caller of confirm does not hear of it. */
    private void confirm(ObjectNode sale) {
        move(sale, "confirmed");
        if (obstacle(sale).isEmpty()) {
            process(sale);
        }
    }

    private void process(ObjectNode sale) {
        obstacle(sale).ifPresent(why -> {
            throw Reply.userError(why);
        });
        if (sale.path("shipments").isEmpty()) {
            sale.set("shipments", Tables.JSON.arrayNode().add(sale.path("id")));
            sale.set("invoices", Tables.JSON.arrayNode().add(sale.path("id")));
            sale.put("shipment_state", "waiting");
            sale.put("invoice_state", "waiting");
        }
        move(sale, "processing");
    }

    private Optional<String> obstacle(ObjectNode sale) {
        for (ObjectNode line : tables.children(
                new Models.Children("sale.line", "sale"), sale.path("id").asLong())) {
            ObjectNode product =
                    tables.get("product.product", line.path("product").asLong());
            JsonNode template = product.path("template");
            if (!tables.get("product.template", template.asLong()).hasNonNull("account_category")) {
                return Optional.of("There is no \"Account Category\" defined for \""
                        + product.path("rec_name").asText() + "\".");
            }
        }
        return Optional.empty();
    }

    private void move(ObjectNode sale, String state) {
        sale.put("state", state);
        tables.touch("sale.sale", sale.path("id").asLong());
    }
}
