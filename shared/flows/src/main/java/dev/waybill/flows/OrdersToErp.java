package dev.waybill.flows;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.stock.StockOfOrders;
import java.util.List;
import java.util.Optional;

/**
 * Brings a shop's order into an ERP, once, and keeps it as the shop has it for as long as the ERP lets it change.
 * Whatever the order of arrival, the ERP ends with one order per shop order, in the shop's newest state, or with a
 * question to a person. Resumable after any step: what is already there is found, not made again.
 */
public final class OrdersToErp implements Flow {
    private final OrderEchoes echoes;
    private final StockOfOrders stock;

    /**
     * @param ledger says what of an order came from us
     * @param stock has other shops look again at what was sold
     */
    public OrdersToErp(Ledger ledger, StockOfOrders stock) {
        this.echoes = new OrderEchoes(ledger);
        this.stock = stock;
    }

    @Override
    public String name() {
        return FlowSpec.ORDERS_TO_ERP.word();
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        OrderNews news = trace.step(
                Step.TRANSLATE_IN, () -> delivery.source().orderSource().translate(delivery.envelope()));
        return switch (news) {
            case OrderNews.State state -> carry(state.order(), delivery, trace);
            case OrderNews.NotInBody elsewhere -> new Outcome.Skipped(SkipReason.FILTERED, elsewhere.why(), List.of());
            case OrderNews.Gone gone -> gone(gone, delivery, trace);
        };
    }

    /**
     * What was sold, or called off, changes what other shops may show: they look again. After the order was carried, since then the
     * owner of stock knows of it; an order that cannot be carried is known as one that waits.
     */
    @Override
    public void ended(Delivery delivery, Outcome outcome) {
        Envelope envelope = delivery.envelope();
        boolean once = !(outcome instanceof Outcome.Waiting)
                || delivery.before().map(Link::attempts).orElse(0) == 0;
        List<Way> others = StockOfOrders.ways(envelope.target(), delivery.running()).stream()
                .filter(way -> !way.target().equals(envelope.source()))
                .toList();
        if (outcome instanceof Outcome.Skipped || !once || others.isEmpty()) {
            return;
        }
        delivery.source()
                .orderSource()
                .stateIn(envelope)
                .filter(order -> !OrderDigest.of(order).takesTheSameAs(delivery.before()))
                .ifPresent(order -> stock.lookAgain(order, others, envelope.correlation()));
    }

    private Outcome carry(Order order, Delivery delivery, Trace trace) {
        trace.knownAs(order.number());
        OrderRulings rulings = new OrderRulings(order, delivery);
        OrderDigest digest = OrderDigest.of(order);
        if (!delivery.envelope().isCorrected()) {
            trace.tells(digest.text());
        }
        Optional<Outcome> stop = trace.step(Step.DECIDE, () -> echoes.objection(order, digest, delivery)
                .or(() -> OrderGate.objection(order, rulings)));
        if (stop.isPresent()) {
            return stop.get();
        }
        Order counted = OwnersUnits.between(
                        delivery.envelope().target(), delivery.envelope().source(), delivery.landscape())
                .counted(order);
        OrderTarget target = delivery.target().orderTarget();
        OrderReference reference = OrderReference.of(order.subject());
        Optional<PlacedOrder> placed = trace.step(Step.LOOK_UP, () -> noted(target.find(reference), trace));
        OrderDelivery work = new OrderDelivery(counted, rulings, target, trace);
        return placed.isPresent() ? work.bringUpToDate(placed.get()) : work.create();
    }

    private static Optional<PlacedOrder> noted(Optional<PlacedOrder> placed, Trace trace) {
        trace.note(placed.map(there -> "is there: " + there.ref().number() + ", " + there.stage())
                .orElse("not there yet"));
        return placed;
    }

    private static Outcome gone(OrderNews.Gone gone, Delivery delivery, Trace trace) {
        OrderTarget target = delivery.target().orderTarget();
        OrderReference reference = OrderReference.of(delivery.envelope().subject());
        Optional<PlacedOrder> placed = trace.step(Step.LOOK_UP, () -> noted(target.find(reference), trace));
        return placed.filter(there -> there.stage() != OrderStage.CANCELLED)
                .<Outcome>map(there -> new Outcome.Held(
                        OrderFailures.goneInShop(gone.why(), there, delivery), Optional.of(there.ref()), List.of()))
                .orElseGet(() -> new Outcome.Skipped(
                        SkipReason.FILTERED, gone.why() + "; nothing active to change in the target", List.of()));
    }
}
