package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of confirmed orders: goods are promised, leave, and are invoiced. Not for several threads. */
final class Warehouse {
    private final Stock stock = new Stock();
    private final Papers papers = new Papers();

    Stock stock() {
        return stock;
    }

    Papers papers() {
        return papers;
    }

    /** Promises the goods of an order, a draft too: whoever has the order answers for them. */
    void promise(SalesOrder order) {
        reserve(order, BigDecimal.ONE, order.changedAt());
    }

    /** Takes back what an order was promised of which nothing was shipped yet. */
    void release(SalesOrder order, Instant now) {
        reserve(order, BigDecimal.ONE.negate(), now);
    }

    private void reserve(SalesOrder order, BigDecimal sign, Instant now) {
        goods(order)
                .forEach((sku, quantity) ->
                        move(new DeliveryNote.Line(sku, BigDecimal.ZERO), quantity.multiply(sign), order, now));
    }

    /** An order was called off. */
    void cancelled(SalesOrder order) {
        release(order, order.changedAt());
        papers.changed("order " + order.number(), order);
    }

    /**
     * Sends a parcel.
     *
     * @return the order as it stands then
     * @throws Refusal if it is more than is left to ship
     */
    SalesOrder ship(SalesOrder order, DeliveryNote.Form form, Instant now) {
        if (order.state() != SalesOrder.State.CONFIRMED && order.state() != SalesOrder.State.PROCESSING) {
            throw Refusal.invalid("NOT_CONFIRMED", "Order " + order.number() + " is " + order.state());
        }
        Map<String, BigDecimal> left = left(order);
        List<DeliveryNote.Line> parcel = form.lines().isEmpty() ? lines(left) : form.lines();
        takeOff(left, parcel, order);
        boolean all = left.values().stream().allMatch(rest -> rest.signum() == 0);
        SalesOrder moved = order.moved(all ? SalesOrder.State.SHIPPED : SalesOrder.State.PROCESSING, now);
        if (!parcel.isEmpty()) {
            papers.file(
                    new DeliveryNote(
                            papers.nextNote(), order.number(), day(now), form.carrier(), form.tracking(), parcel),
                    moved);
        }
        parcel.forEach(line -> {
            BigDecimal gone = line.quantity().negate();
            move(new DeliveryNote.Line(line.sku(), gone), gone, moved, now);
        });
        return moved;
    }

    private static void takeOff(Map<String, BigDecimal> left, List<DeliveryNote.Line> parcel, SalesOrder order) {
        for (DeliveryNote.Line line : parcel) {
            BigDecimal rest = left.getOrDefault(line.sku(), BigDecimal.ZERO).subtract(line.quantity());
            if (line.quantity().signum() <= 0 || rest.signum() < 0) {
                throw Refusal.invalid(
                        "QUANTITY_WRONG",
                        "Of item " + line.sku() + ", " + line.quantity() + " cannot be shipped for order "
                                + order.number());
            }
            left.put(line.sku(), rest);
        }
    }

    /** The whole order, once; refused for one that is none yet or none any more. */
    Invoice invoice(SalesOrder order, Instant now) {
        boolean open = order.state() != SalesOrder.State.DRAFT && order.state() != SalesOrder.State.CANCELLED;
        if (!open || papers.of(order).invoices().stream().anyMatch(one -> one.kind() == Invoice.Kind.INVOICE)) {
            throw Refusal.invalid("NOTHING_TO_INVOICE", "Order " + order.number() + " has nothing to invoice");
        }
        return post(order, Invoice.Kind.INVOICE, order.total(), now);
    }

    /** Gives back so much; refused if it is more than was invoiced. */
    Invoice credit(SalesOrder order, BigDecimal total, Instant now) {
        if (total.signum() <= 0 || total.compareTo(papers.charged(order)) > 0) {
            throw Refusal.invalid(
                    "AMOUNT_WRONG",
                    "Of order " + order.number() + ", " + papers.charged(order) + " is invoiced; " + total
                            + " cannot be given back");
        }
        return post(order, Invoice.Kind.CREDIT_NOTE, total, now);
    }

    private Invoice post(SalesOrder order, Invoice.Kind kind, BigDecimal total, Instant now) {
        BigDecimal tax = order.total().signum() == 0
                ? BigDecimal.ZERO
                : order.tax()
                        .multiply(total)
                        .divide(order.total(), order.total().scale(), RoundingMode.HALF_UP);
        Invoice invoice = new Invoice(papers.next(kind), kind, order.number(), day(now), total, tax, order.currency());
        papers.file(invoice, order, now);
        return invoice;
    }

    /** @param goods that come, or leave with a negative quantity */
    private void move(DeliveryNote.Line goods, BigDecimal reserved, SalesOrder order, Instant now) {
        stock.move(new StockMove(
                goods.sku(), Stock.PLACES.getFirst(), goods.quantity(), reserved, "order " + order.number(), now));
    }

    private Map<String, BigDecimal> left(SalesOrder order) {
        Map<String, BigDecimal> left = goods(order);
        papers.of(order).notes().stream()
                .flatMap(note -> note.lines().stream())
                .forEach(line -> left.merge(line.sku(), line.quantity().negate(), BigDecimal::add));
        return left;
    }

    private static Map<String, BigDecimal> goods(SalesOrder order) {
        Map<String, BigDecimal> goods = new LinkedHashMap<>();
        order.lines().stream()
                .filter(line -> !line.service())
                .forEach(line -> goods.merge(line.sku(), line.quantity(), BigDecimal::add));
        return goods;
    }

    private static List<DeliveryNote.Line> lines(Map<String, BigDecimal> left) {
        return left.entrySet().stream()
                .filter(one -> one.getValue().signum() > 0)
                .map(one -> new DeliveryNote.Line(one.getKey(), one.getValue()))
                .toList();
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
