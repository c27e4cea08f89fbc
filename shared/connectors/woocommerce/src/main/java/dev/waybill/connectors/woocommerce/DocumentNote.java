package dev.waybill.connectors.woocommerce;

import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Paper;
import dev.waybill.domain.document.Shipment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document in words, as a note on its order.
 *
 * @param head tells the document from all others; the note's first line
 * @param toBuyer whether the shop sends it to the buyer
 */
record DocumentNote(String head, String rest, boolean toBuyer) {

    static DocumentNote of(Paper paper) {
        return switch (paper) {
            case Shipment shipment -> of(shipment);
            case Invoice invoice -> of(invoice);
        };
    }

    /** The same with the address of its file: to the buyer, whom it is for. */
    DocumentNote with(String address) {
        return new DocumentNote(head, lines(List.of(rest, address)), true);
    }

    private static DocumentNote of(Shipment shipment) {
        boolean back = shipment.direction() == Shipment.Direction.BACK;
        String head = (back ? "Return " : "Delivery note ")
                + shipment.number()
                + (shipment.tracking().isEmpty() ? "" : ", tracking " + String.join(", ", shipment.tracking()));
        String day = shipment.shippedOn()
                .map(on -> (back ? "Received " : "Shipped ") + on)
                .orElse("");
        String carrier = shipment.carrier().map(by -> " with " + by).orElse("");
        String goods = shipment.lines().stream()
                .map(line -> line.quantity().value().stripTrailingZeros().toPlainString() + " x " + line.sku())
                .collect(Collectors.joining(", "));
        return new DocumentNote(head, lines(List.of((day + carrier).strip(), goods)), !back);
    }

    private static DocumentNote of(Invoice invoice) {
        String head = (invoice.kind() == Invoice.Kind.INVOICE ? "Invoice " : "Credit note ") + invoice.number();
        return new DocumentNote(
                head, invoice.issuedOn() + ", " + invoice.total() + ", of which tax " + invoice.tax(), false);
    }

    private static String lines(List<String> some) {
        return some.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    String text() {
        return Optional.of(rest)
                .filter(more -> !more.isEmpty())
                .map(more -> head + "\n" + more)
                .orElse(head);
    }

    /** Shops end lines in more than one way. */
    boolean isAmong(List<String> notes) {
        return notes.stream().anyMatch(note -> note.lines().findFirst().equals(Optional.of(head)));
    }
}
