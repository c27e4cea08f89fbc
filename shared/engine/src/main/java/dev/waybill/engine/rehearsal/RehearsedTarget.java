package dev.waybill.engine.rehearsal;

import dev.waybill.connector.Connector;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemSpec;
import java.util.Optional;

/** A target that looks up and translates like the real one, and stops where the real one would be written to. */
final class RehearsedTarget implements Connector, OrderTarget {
    private final Connector real;
    private final Beginning beginning;
    private Optional<Order> order = Optional.empty();

    RehearsedTarget(Connector real, Beginning beginning) {
        this.real = real;
        this.beginning = beginning;
    }

    /** The order that was translated for the target, if it came so far. */
    Optional<Order> order() {
        return order;
    }

    @Override
    public SystemSpec system() {
        return real.system();
    }

    @Override
    public OrderTarget orderTarget() {
        return this;
    }

    @Override
    public DocumentTarget documentTarget() {
        return new RehearsedPapers(real.documentTarget(), beginning);
    }

    @Override
    public PartyTarget partyTarget() {
        return new RehearsedParties(real.partyTarget());
    }

    @Override
    public Optional<PlacedOrder> find(OrderReference reference) {
        return beginning == Beginning.AS_IF_NEW
                ? Optional.empty()
                : real.orderTarget().find(reference);
    }

    @Override
    public OrderDraft translate(Order wanted, OrderReference reference) {
        order = Optional.of(wanted);
        return real.orderTarget().translate(wanted, reference);
    }

    @Override
    public PlacedOrder create(OrderDraft draft) {
        throw new WouldWrite("creates", Optional.empty(), order.map(Order::stage));
    }

    @Override
    public PlacedOrder revise(PlacedOrder placed, OrderDraft draft) {
        throw new WouldWrite("revises", Optional.of(placed), order.map(Order::stage));
    }

    @Override
    public PlacedOrder advance(PlacedOrder placed, OrderStage stage) {
        throw new WouldWrite("moves on", Optional.of(placed), Optional.of(stage));
    }
}
