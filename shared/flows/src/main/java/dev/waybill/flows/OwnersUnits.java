package dev.waybill.flows;

import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shop that sells an item in other units than the owner of its stock counts it in: what the stock route says of {@code units} holds
 * for orders and parcels between the two as well. Money is that of the whole line, and stays as it is.
 *
 * @param units how many of the owner's one in the shop is, by the shop's SKU
 */
record OwnersUnits(SystemId owner, SystemId shop, Map<String, Fraction> units) {
    /** More than any scale shows. */
    private static final int DECIMALS = 6;

    static OwnersUnits between(SystemId owner, SystemId shop, Landscape landscape) {
        return new OwnersUnits(
                owner,
                shop,
                landscape
                        .route(FlowSpec.STOCK_TO_SHOPS.word(), owner, shop)
                        .map(Route::stock)
                        .map(policy -> policy.units())
                        .orElse(Map.of()));
    }

    /**
     * The order as its owner counts it.
     *
     * @throws FailureException {@code SETTING_WRONG} naming the line that comes to no exact number of the owner's units
     */
    Order counted(Order order) {
        if (order.lines().stream().flatMap(line -> line.sku().stream()).noneMatch(units::containsKey)) {
            return order;
        }
        return order.withLines(order.lines().stream()
                .map(line -> counted(line, order.number()))
                .toList());
    }

    private OrderLine counted(OrderLine line, String number) {
        Optional<Fraction> unit = line.sku().map(units::get);
        if (unit.isEmpty()) {
            return line;
        }
        Fraction exact = Fraction.of(line.quantity().value()).times(unit.get());
        BigDecimal value = exact.floor(DECIMALS);
        if (!Fraction.of(value).equals(exact)) {
            throw new FailureException(noExactNumber(line, number, unit.get()));
        }
        return line.withQuantity(new Quantity(value, line.quantity().unit()));
    }

    private Failure noExactNumber(OrderLine line, String number, Fraction unit) {
        return Failure.of(
                FailureCode.SETTING_WRONG,
                owner,
                "convertUnits",
                "order " + number + ": " + line.quantity() + " of " + line.label() + " in " + shop
                        + " are no exact number in " + owner + ", as one is " + unit.word() + " there",
                "write another fraction under units of the stock route from " + owner + " to " + shop
                        + " in waybill.yaml, apply it, then redrive");
    }

    /** The paper as the shop counts it. A part of one in the shop is a broken number, which shops refuse by name. */
    OrderPapers inShop(OrderPapers papers) {
        return units.isEmpty()
                ? papers
                : new OrderPapers(
                        papers.order(),
                        papers.progress(),
                        papers.invoicedInFull(),
                        papers.currency(),
                        papers.shipments().stream().map(this::inShop).toList(),
                        papers.invoices());
    }

    private Shipment inShop(Shipment shipment) {
        List<Shipment.Line> lines = shipment.lines().stream().map(this::inShop).toList();
        return new Shipment(
                shipment.number(),
                shipment.direction(),
                shipment.shippedOn(),
                shipment.carrier(),
                shipment.tracking(),
                lines);
    }

    private Shipment.Line inShop(Shipment.Line line) {
        Fraction unit = units.get(line.sku());
        return unit == null
                ? line
                : new Shipment.Line(
                        line.sku(),
                        Quantity.pieces(Fraction.of(line.quantity().value())
                                .dividedBy(unit)
                                .floor(DECIMALS)));
    }
}
