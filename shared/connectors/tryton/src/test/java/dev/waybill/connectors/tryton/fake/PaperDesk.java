package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** People at work in the fake: sales with shipments and invoices, and reports that answer as real ones do (seen on 6.0.29). */
public final class PaperDesk {
    private final Tables tables;
    private final Map<String, Printed> printed = new HashMap<>();
    private Optional<Reply> refusal = Optional.empty();

    private record Printed(String extension, Body content, String name) {}

    PaperDesk(Tables tables) {
        this.tables = tables;
    }

    /** A sale in process under one of our references. */
    public long sale(String reference) {
        return sale(row().put("web_id", reference).put("shipment_state", "waiting"));
    }

    /** A sale of what comes back, made from another. */
    public long returnOf(long sale) {
        return sale(row().put("origin", "sale.sale," + sale).put("shipment_state", "sent"));
    }

    private long sale(ObjectNode values) {
        values.put("state", "processing").put("currency", 1);
        for (String field : new String[] {"shipments", "shipment_returns", "invoices"}) {
            values.set(field, Tables.JSON.arrayNode());
        }
        long id = tables.insert("sale.sale", values);
        tables.get("sale.sale", id).put("number", "S" + id);
        return id;
    }

    /** The sale is said to be so. */
    public void sale(long sale, String field, String value) {
        tables.get("sale.sale", sale).put(field, value);
        tables.touch("sale.sale", sale);
    }

    /** A shipment of two pieces; the reference is what the warehouse writes for tracking numbers. */
    public void ship(long sale, String number, String state, String reference) {
        long shipment = added(
                sale, "shipments", "stock.shipment.out", paper(number, state).put("reference", reference));
        moves("shipment_out", shipment);
    }

    public void takeBack(long sale, String number, String state) {
        moves("shipment_back", added(sale, "shipment_returns", "stock.shipment.out.return", paper(number, state)));
    }

    /** Two pieces, and one that was called off. */
    private void moves(String of, long shipment) {
        tables.insert(
                "stock.move",
                row().put(of, shipment).put("product", 1).put("quantity", 2.0).put("state", "done"));
        tables.insert(
                "stock.move",
                row().put(of, shipment).put("product", 2).put("quantity", 1.0).put("state", "cancelled"));
    }

    /** An invoice with a fifth of tax; of a negative total a credit note. Nothing of it is paid. */
    public void invoice(long sale, String number, String state, String total) {
        ObjectNode invoice = row().put("type", "out").put("state", state).put("currency", 1);
        if (!number.isEmpty()) {
            invoice.put("number", number);
        }
        BigDecimal amount = new BigDecimal(total);
        invoice.set("invoice_date", day());
        invoice.set("total_amount", SaleAmounts.decimal(amount));
        invoice.set("tax_amount", SaleAmounts.decimal(amount.divide(new BigDecimal("6"))));
        invoice.set("amount_to_pay", SaleAmounts.decimal(amount));
        added(sale, "invoices", "account.invoice", invoice);
    }

    private long added(long sale, String field, String model, ObjectNode values) {
        long id = tables.insert(model, values);
        ((ArrayNode) tables.get("sale.sale", sale).get(field)).add(id);
        return id;
    }

    private static ObjectNode paper(String number, String state) {
        ObjectNode paper = row().put("number", number).put("state", state);
        paper.set("effective_date", day());
        return paper;
    }

    /** From now on a report prints this, whatever it is asked for. */
    public void prints(String report, String extension, byte[] content, String name) {
        printed.put("report." + report + ".execute", new Printed(extension, Body.of(content), name));
    }

    /** From now on reports answer with this text of a user error. */
    public void refusesToPrint(String words) {
        refusal = Optional.of(Reply.userError(words));
    }

    /** From now on reports break off with this text. */
    public void breaksOffPrinting(String words) {
        refusal = Optional.of(Reply.technical(words));
    }

    JsonNode print(String method, long id) {
        refusal.ifPresent(reply -> {
            throw reply;
        });
        Printed what = Optional.ofNullable(printed.get(method)).orElseThrow(() -> Reply.unknownName(method));
        ObjectNode bytes = row().put("__class__", "bytes");
        bytes.put(
                "base64",
                Base64.getMimeEncoder(76, new byte[] {'\n'})
                                .encodeToString(what.content().bytes()) + "\n");
        return Tables.JSON
                .arrayNode()
                .add(what.extension())
                .add(bytes)
                .add(false)
                .add(what.name() + "-" + id);
    }

    private static ObjectNode day() {
        return row().put("__class__", "date").put("year", 2026).put("month", 11).put("day", 24);
    }

    private static ObjectNode row() {
        return Tables.JSON.objectNode();
    }
}
