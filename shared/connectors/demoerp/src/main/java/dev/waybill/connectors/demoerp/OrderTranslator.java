package dev.waybill.connectors.demoerp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Our order in the ERP's words; says beforehand where the ERP would come to another total. Pure. */
final class OrderTranslator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DemoErpConfig config;
    private final ItemBook items;
    private final TaxBook taxes;

    OrderTranslator(DemoErpConfig config, ItemBook items, TaxBook taxes) {
        this.config = config;
        this.items = items;
        this.taxes = taxes;
    }

    /**
     * One position of the form.
     *
     * @param what names it to a person
     * @param net what the shop charges without tax
     * @param tax what the shop charges as tax
     */
    private record Position(
            String what, String item, String text, BigDecimal quantity, Money net, Money tax, List<String> codes) {
        BigDecimal unitPrice() {
            return Rounding.unitPrice(net, quantity);
        }

        Money computedNet() {
            return Rounding.line(unitPrice(), quantity, net);
        }
    }

    DemoErpDraft translate(Order order, OrderReference reference) {
        List<Position> positions = positions(order);
        requireAgreement(order, positions);
        ObjectNode party = PartyTranslator.party(order);
        ObjectNode form = JSON.objectNode()
                .put("reference", reference.value())
                .put("orderedAt", order.placedAt().toString())
                .put("party", party.get("reference").asText())
                .put("currency", order.currency().getCurrencyCode())
                .put("note", order.note().orElse(""));
        form.set("billTo", PartyTranslator.place(order.billTo()));
        form.set("shipTo", PartyTranslator.place(order.shipTo()));
        form.set("lines", lines(positions));
        return new DemoErpDraft(reference, order, party, form);
    }

    private List<Position> positions(Order order) {
        List<Position> positions = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            int number = positions.size() + 1;
            String what = "line " + number + " (" + line.label() + ")";
            positions.add(new Position(
                    what,
                    items.require(line, number),
                    line.name(),
                    sellable(what, line),
                    line.net(),
                    line.tax(),
                    taxes.codes(what, line.net(), line.taxes())));
        }
        for (Charge charge : order.charges()) {
            String what = charge.kind().name().toLowerCase(java.util.Locale.ROOT) + " (" + charge.label() + ")";
            positions.add(new Position(
                    what,
                    items.require(charge),
                    charge.label(),
                    BigDecimal.ONE,
                    charge.net(),
                    charge.tax(),
                    taxes.codes(what, charge.net(), charge.taxes())));
        }
        return positions;
    }

    private BigDecimal sellable(String what, OrderLine line) {
        if (line.quantity().value().signum() <= 0) {
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_TOTALS_DIFFER,
                    config.system(),
                    "translateOrder",
                    what + " has the quantity " + line.quantity() + "; " + config.system() + " takes more than 0 only",
                    "see in the shop what this line is for; enter the order by hand in " + config.system()));
        }
        return line.quantity().value();
    }

    private void requireAgreement(Order order, List<Position> positions) {
        List<String> different = positions.stream()
                .filter(position -> !agrees(position))
                .map(this::difference)
                .toList();
        Money computed = Money.sum(
                order.currency(),
                positions.stream()
                        .map(position -> position.computedNet().plus(tax(position)))
                        .toList());
        if (computed.compareTo(order.gross()) != 0) {
            throw new FailureException(Failure.of(
                    FailureCode.TARGET_TOTALS_DIFFER,
                    config.system(),
                    "translateOrder",
                    "order " + order.number() + ": the shop charges " + order.gross() + ", " + config.system()
                            + " would compute " + computed + "; "
                            + different.stream().collect(Collectors.joining("; ")),
                    "compare prices, taxes and rounding of that line; enter the order by hand in " + config.system()
                            + " or correct it in the shop, then redrive"));
        }
    }

    private boolean agrees(Position position) {
        return position.computedNet().equals(position.net()) && tax(position).equals(position.tax());
    }

    private String difference(Position position) {
        return position.what() + ": shop " + position.net() + " + tax " + position.tax() + ", there "
                + position.computedNet() + " + tax " + tax(position);
    }

    private Money tax(Position position) {
        return taxes.computed(position.computedNet(), position.codes());
    }

    private static ArrayNode lines(List<Position> positions) {
        ArrayNode lines = JSON.arrayNode();
        for (Position position : positions) {
            ObjectNode line = JSON.objectNode()
                    .put("sku", position.item())
                    .put("description", position.text())
                    .put("quantity", position.quantity().toPlainString())
                    .put("unitPrice", position.unitPrice().toPlainString());
            ArrayNode codes = line.putArray("taxes");
            position.codes().forEach(codes::add);
            lines.add(line);
        }
        return lines;
    }
}
