package dev.waybill.connectors.demoerp;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The ERP's paper as ours. Its goods never come back, and it books no payments: an invoice stays open. */
record PaperTranslator(DemoErpConfig config) {
    OrderPapers translate(JsonAt papers) {
        JsonAt order = papers.at("order");
        String number = order.at("number").code();
        List<Shipment> shipments =
                papers.list("notes").stream().map(this::shipment).toList();
        List<Invoice> invoices =
                papers.list("invoices").stream().map(PaperTranslator::invoice).toList();
        Progress progress = progress(order, !shipments.isEmpty());
        boolean invoiced = invoices.stream().anyMatch(invoice -> invoice.kind() == Invoice.Kind.INVOICE);
        return new OrderPapers(
                new ExternalRef(config.system(), number, number),
                progress,
                progress == Progress.SHIPPED && invoiced,
                currency(order),
                shipments,
                invoices);
    }

    private static Progress progress(JsonAt order, boolean someShipped) {
        return switch (order.at("state").text()) {
            case "SHIPPED" -> Progress.SHIPPED;
            case "CANCELLED" -> Progress.CANCELLED;
            default -> someShipped ? Progress.PARTLY_SHIPPED : Progress.OPEN;
        };
    }

    private Shipment shipment(JsonAt note) {
        return new Shipment(
                note.at("number").code(),
                Shipment.Direction.TO_BUYER,
                Optional.of(day(note.at("shippedOn"))),
                note.findText("carrier"),
                note.list("tracking").stream().map(JsonAt::code).toList(),
                note.list("lines").stream().map(this::line).toList());
    }

    private Shipment.Line line(JsonAt line) {
        return new Shipment.Line(
                config.sku(line.at("sku").text()),
                Quantity.pieces(line.at("quantity").decimal()));
    }

    private static Invoice invoice(JsonAt invoice) {
        Money total = money(invoice, "total");
        return new Invoice(
                invoice.at("number").code(),
                invoice.at("kind").text().equals("INVOICE") ? Invoice.Kind.INVOICE : Invoice.Kind.CREDIT_NOTE,
                day(invoice.at("issuedOn")),
                total,
                money(invoice, "tax"),
                total);
    }

    private static Money money(JsonAt invoice, String member) {
        return new Money(invoice.at(member).decimal(), currency(invoice));
    }

    private static Currency currency(JsonAt at) {
        JsonAt code = at.at("currency");
        try {
            return Currency.getInstance(code.text());
        } catch (IllegalArgumentException e) {
            throw code.wrong("a currency of three letters");
        }
    }

    private static LocalDate day(JsonAt at) {
        try {
            return LocalDate.parse(at.text());
        } catch (DateTimeException e) {
            throw at.wrong("a day such as 2026-11-28");
        }
    }
}
