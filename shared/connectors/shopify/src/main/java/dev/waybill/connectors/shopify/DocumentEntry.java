package dev.waybill.connectors.shopify;

import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Shipment;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A document as it is written on the shop's order.
 *
 * @param head what people call it: {@code Invoice 2026/1}
 * @param parcels that it was shown as; none for anything but a delivery note
 */
record DocumentEntry(String mark, String number, String head, String rest, Set<String> parcels) {
    static DocumentEntry of(Shipment shipment, Set<String> parcels) {
        boolean back = shipment.direction() == Shipment.Direction.BACK;
        String day = shipment.shippedOn()
                .map(on -> (back ? "received " : "shipped ") + on)
                .orElse("");
        String by = shipment.carrier().map(carrier -> "with " + carrier).orElse("");
        String tracking = shipment.tracking().isEmpty() ? "" : "tracking " + String.join(" ", shipment.tracking());
        String goods = shipment.lines().stream()
                .map(line -> line.quantity() + " x " + line.sku())
                .collect(Collectors.joining(", "));
        return new DocumentEntry(
                shipment.mark(),
                shipment.number(),
                (back ? "Return " : "Delivery note ") + shipment.number(),
                joined(day, by, tracking, goods),
                parcels);
    }

    static DocumentEntry of(Invoice invoice) {
        String kind = invoice.kind() == Invoice.Kind.INVOICE ? "Invoice " : "Credit note ";
        return new DocumentEntry(
                invoice.mark(),
                invoice.number(),
                kind + invoice.number(),
                joined(invoice.issuedOn().toString(), invoice.total().toString(), "of which tax " + invoice.tax()),
                Set.of());
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    /** One line, whatever the document's number looks like. */
    String line() {
        return (start() + " " + rest).strip().replaceAll("\\R", " ");
    }

    boolean isAbout(String line) {
        return (line + " ").startsWith(start() + " ");
    }

    private String start() {
        return head + ":";
    }
}
