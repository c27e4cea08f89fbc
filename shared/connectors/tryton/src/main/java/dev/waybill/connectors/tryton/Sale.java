package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sale as Tryton has it now.
 *
 * @param state Tryton's word
 * @param timestamp to refuse a later write if the sale changed meanwhile
 * @param lines ids of all its lines
 */
record Sale(long id, String state, String timestamp, List<Long> lines, PlacedOrder placed) {

    /** What must be read of a sale. */
    static final List<String> FIELDS = List.of(
            "number",
            "state",
            "shipment_state",
            "currency.code",
            "total_amount",
            "tax_amount",
            "lines.type",
            "lines.product.code",
            "lines.quantity",
            "lines.amount",
            "create_date",
            "write_date",
            "_timestamp");

    static Sale read(JsonAt row, TrytonConfig config) {
        long id = TrytonValues.id(row.at("id"));
        String state = row.at("state").text();
        String name = row.findText("number").orElse(Long.toString(id));
        Currency currency = Currency.getInstance(row.at("currency.").at("code").text());
        PlacedOrder placed = new PlacedOrder(
                new ExternalRef(config.id(), Long.toString(id), name),
                stage(state),
                row.textOrEmpty("shipment_state").equals("sent") ? Fulfilment.COMPLETE : Fulfilment.OPEN,
                goods(row, config, currency),
                money(row, "total_amount", currency),
                money(row, "tax_amount", currency),
                state.equals("draft") || state.equals("quotation"),
                state.equals("draft") || state.equals("quotation") || state.equals("confirmed"),
                changedAt(row));
        List<Long> lines = row.list("lines.").stream()
                .map(line -> TrytonValues.id(line.at("id")))
                .toList();
        return new Sale(id, state, row.textOrEmpty("_timestamp"), lines, placed);
    }

    /** A sale that is confirmed but not yet processed has no delivery and no invoice: it still has to be moved on. */
    private static OrderStage stage(String state) {
        return switch (state) {
            case "processing", "done" -> OrderStage.CONFIRMED;
            case "cancelled" -> OrderStage.CANCELLED;
            default -> OrderStage.PLACED;
        };
    }

    private static List<PlacedOrder.Line> goods(JsonAt row, TrytonConfig config, Currency currency) {
        Set<String> charges = new HashSet<>(config.chargeItems().values());
        return row.list("lines.").stream()
                .filter(line ->
                        code(line).filter(code -> !charges.contains(code)).isPresent())
                .map(line -> new PlacedOrder.Line(
                        config.sku(code(line).orElseThrow()),
                        Quantity.pieces(line.at("quantity").decimal()),
                        money(line, "amount", currency)))
                .toList();
    }

    private static Optional<String> code(JsonAt line) {
        return line.find("product.").flatMap(product -> product.findText("code"));
    }

    private static Money money(JsonAt at, String member, Currency currency) {
        return new Money(TrytonValues.decimal(at.at(member)), currency);
    }

    /** {@code write_date} is null until the first change. */
    private static Optional<Instant> changedAt(JsonAt row) {
        return row.find("write_date").or(() -> row.find("create_date")).map(TrytonValues::instant);
    }
}
