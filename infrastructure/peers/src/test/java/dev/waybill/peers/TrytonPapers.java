package dev.waybill.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People at work in Tryton: a sale, its shipment and its invoice, by plain JSON-RPC. */
final class TrytonPapers {
    private static final Map<String, Object> CONTEXT = Map.of("company", 1);

    private final TrytonBooks books;

    TrytonPapers(TrytonBooks books) {
        this.books = books;
    }

    /** @param total with tax, as Tryton computed it */
    record Order(long id, String total) {}

    /** A sale under our reference, confirmed and processed. */
    Order confirmedSale(String reference, String product, int pieces) {
        long party = made(
                "party.party",
                Map.of("name", "Buyer", "addresses", List.of(List.of("create", List.of(Map.of("street", "Main 1"))))));
        long address = read("party.party", party, "addresses")
                .path("addresses")
                .path(0)
                .asLong();
        Map<String, Object> price = Map.of("__class__", "Decimal", "decimal", "10.00");
        Map<String, Object> line = Map.of(
                "product",
                books.id("product.product", "code", product),
                "quantity",
                pieces,
                "unit",
                books.id("product.uom", "symbol", "u"),
                "unit_price",
                price);
        long sale = made(
                "sale.sale",
                Map.of(
                        "party", party,
                        "web_id", reference,
                        "company", 1,
                        "currency", books.id("currency.currency", "code", "EUR"),
                        "invoice_address", address,
                        "shipment_address", address,
                        "lines", List.of(List.of("create", List.of(line)))));
        for (String button : List.of("quote", "confirm", "process")) {
            press("sale.sale", button, sale);
        }
        BigDecimal total = new BigDecimal(read("sale.sale", sale, "total_amount")
                .path("total_amount")
                .path("decimal")
                .asText());
        return new Order(sale, total.setScale(2).toPlainString());
    }

    /** Picks, packs and sends; answers the number of the shipment. */
    String ship(Order order, String tracking) {
        long shipment = read("sale.sale", order.id(), "shipments")
                .path("shipments")
                .path(0)
                .asLong();
        for (String button : List.of("assign_try", "pick", "pack")) {
            press("stock.shipment.out", button, shipment);
        }
        call("model.stock.shipment.out.write", List.of(shipment), Map.of("reference", tracking));
        press("stock.shipment.out", "done", shipment);
        JsonNode done = read("stock.shipment.out", shipment, "number", "state");
        if (!done.path("state").asText().equals("done")) {
            throw new AssertionError("the shipment is " + done);
        }
        return done.path("number").asText();
    }

    /** Posts the sale's invoice as of today; answers its number. */
    String postInvoice(Order order) {
        long invoice = read("sale.sale", order.id(), "invoices")
                .path("invoices")
                .path(0)
                .asLong();
        java.time.LocalDate today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        call(
                "model.account.invoice.write",
                List.of(invoice),
                Map.of(
                        "invoice_date",
                        Map.of(
                                "__class__", "date",
                                "year", today.getYear(),
                                "month", today.getMonthValue(),
                                "day", today.getDayOfMonth())));
        press("account.invoice", "post", invoice);
        return read("account.invoice", invoice, "number").path("number").asText();
    }

    /** Goods come back and are credited: a sale of fewer than none, made from the first. Answers the numbers of both papers. */
    List<String> takeBack(Order order, String product, int pieces) {
        JsonNode first = read("sale.sale", order.id(), "party", "invoice_address", "shipment_address");
        Map<String, Object> price = Map.of("__class__", "Decimal", "decimal", "10.00");
        Map<String, Object> line = Map.of(
                "product",
                books.id("product.product", "code", product),
                "quantity",
                -pieces,
                "unit",
                books.id("product.uom", "symbol", "u"),
                "unit_price",
                price);
        long back = made(
                "sale.sale",
                Map.of(
                        "origin", "sale.sale," + order.id(),
                        "party", first.path("party").asLong(),
                        "company", 1,
                        "currency", books.id("currency.currency", "code", "EUR"),
                        "invoice_address", first.path("invoice_address").asLong(),
                        "shipment_address", first.path("shipment_address").asLong(),
                        "lines", List.of(List.of("create", List.of(line)))));
        for (String button : List.of("quote", "confirm", "process")) {
            press("sale.sale", button, back);
        }
        long goods = read("sale.sale", back, "shipment_returns")
                .path("shipment_returns")
                .path(0)
                .asLong();
        press("stock.shipment.out.return", "receive", goods);
        String number = read("stock.shipment.out.return", goods, "number")
                .path("number")
                .asText();
        return List.of(number, postInvoice(new Order(back, "")));
    }

    /** Somebody writes something on the sale. */
    void touch(Order order) {
        call("model.sale.sale.write", List.of(order.id()), Map.of("comment", "given back"));
    }

    private long made(String model, Map<String, Object> values) {
        return call("model." + model + ".create", List.of(values)).path(0).asLong();
    }

    private JsonNode read(String model, long id, String... fields) {
        return call("model." + model + ".read", List.of(id), List.of(fields)).path(0);
    }

    private void press(String model, String button, long id) {
        call("model." + model + "." + button, List.of(id));
    }

    private JsonNode call(String method, Object... parameters) {
        List<Object> all = new ArrayList<>(List.of(parameters));
        all.add(CONTEXT);
        return books.call(method, all);
    }
}
