package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** What Tryton refuses, in its words. */
final class Rules {
    private static final int PRICE_DIGITS = 4;

    private final Tables tables;

    /** PostgreSQL enforces unique keys, SQLite does not. */
    boolean uniqueKeysEnforced = true;

    Rules(Tables tables) {
        this.tables = tables;
    }

    ObjectNode withDefaults(String model, ObjectNode values) {
        if (model.equals("sale.sale")) {
            putIfAbsent(values, "state", "draft");
            putIfAbsent(values, "invoice_state", "none");
            putIfAbsent(values, "shipment_state", "none");
            values.set("invoices", Tables.JSON.arrayNode());
            values.set("shipments", Tables.JSON.arrayNode());
        }
        if (model.equals("sale.line")) {
            putIfAbsent(values, "type", "line");
        }
        if (model.equals("party.party") && !values.hasNonNull("code")) {
            values.put("code", Integer.toString(tables.of("party.party").size() + 1));
        }
        return values;
    }

    private static void putIfAbsent(ObjectNode values, String field, String value) {
        if (!values.hasNonNull(field)) {
            values.put(field, value);
        }
    }

    void requireUnique(String model, ObjectNode row) {
        String field =
                switch (model) {
                    case "party.party" -> "code";
                    case "sale.sale" -> "web_id";
                    default -> "";
                };
        String value = row.path(field).asText();
        if (!uniqueKeysEnforced || field.isEmpty() || !row.hasNonNull(field) || value.isEmpty()) {
            return;
        }
        long holders = tables.of(model).values().stream()
                .filter(other -> other.path(field).asText().equals(value))
                .count();
        if (holders > 1) {
            throw Reply.userError(
                    "The " + (field.equals("code") ? "code on party" : "web ID on the sale") + " must be unique.");
        }
    }

    void check(String model, ObjectNode row) {
        switch (model) {
            case "sale.sale" -> checkSale(row);
            case "sale.line" -> checkLine(row);
            case "party.contact_mechanism" -> checkContact(row);
            default -> {}
        }
    }

    private void checkSale(ObjectNode sale) {
        require("sale.sale", sale, "party", "Party");
        checkAddress(sale, "invoice_address", "Invoice Address");
        checkAddress(sale, "shipment_address", "Shipment Address");
        String method = sale.path("invoice_method").asText("order");
        if (!List.of("manual", "order", "shipment").contains(method)) {
            throw Reply.userError("The value \"" + method
                    + "\" for field \"Invoice Method\" in \"Sale\" is not one of the allowed options.");
        }
    }

    private void checkAddress(ObjectNode sale, String field, String title) {
        JsonNode address = sale.path(field);
        if (address.isNumber()
                && tables.get("party.address", address.asLong()).path("party").asLong()
                        != sale.path("party").asLong()) {
            throw Reply.userError(
                    "The value for field \"" + title + "\" in \"Sale\" is not valid according to its domain.");
        }
    }

    private void checkLine(ObjectNode line) {
        require("sale.line", line, "unit", "Unit");
        JsonNode product = line.path("product");
        if (product.isNumber()
                && tables.find("product.product", product.asLong()).isEmpty()) {
            throw Reply.userError(
                    "The value \"" + product + "\" for field \"Product\" in \"Sale Line\" does not exist.");
        }
        checkPrice(line.path("unit_price"));
        checkQuantity(line);
    }

    /** A plain number is what a binary float makes of it. */
    private static void checkPrice(JsonNode price) {
        BigDecimal value = price.isObject() ? SaleAmounts.decimal(price) : new BigDecimal(price.asDouble());
        if (value.scale() > PRICE_DIGITS) {
            throw tooManyDigits("Decimal('" + value.toPlainString() + "')", "Unit Price", PRICE_DIGITS);
        }
    }

    private void checkQuantity(ObjectNode line) {
        int digits = tables.get("product.uom", line.path("unit").asLong())
                .path("digits")
                .asInt();
        BigDecimal quantity = new BigDecimal(line.path("quantity").asText()).stripTrailingZeros();
        if (quantity.scale() > digits) {
            throw tooManyDigits(quantity.toPlainString(), "Quantity", digits);
        }
    }

    private static void checkContact(ObjectNode contact) {
        if (contact.path("type").asText().equals("phone")
                && contact.path("value").asText().contains("unreadable")) {
            throw Reply.userError(
                    "The phone number \"" + contact.path("value").asText() + "\" for party \"?\" is not valid.");
        }
    }

    private static Reply tooManyDigits(String value, String field, int digits) {
        return Reply.userError("The number of digits in the value \"" + value + "\" for field \"" + field
                + "\" in \"Sale Line\" exceeds the limit of \"" + digits + "\".");
    }

    private static void require(String model, ObjectNode row, String field, String title) {
        if (!row.hasNonNull(field)) {
            throw Reply.userError(
                    "A value is required for field \"" + title + "\" in \"" + Models.title(model) + "\".");
        }
    }

    void checkDelete(String model, ObjectNode row) {
        if (model.equals("sale.line")) {
            String state = tables.get("sale.sale", row.path("sale").asLong())
                    .path("state")
                    .asText();
            if (!state.equals("draft") && !state.equals("cancelled")) {
                throw Reply.userError(
                        "To delete line \"" + row.path("id") + "\" you must cancel or reset to draft sale.");
            }
        }
    }
}
