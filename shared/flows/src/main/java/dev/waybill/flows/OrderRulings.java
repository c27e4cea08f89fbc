package dev.waybill.flows;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.HoldCondition;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipConflict;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.ledger.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the ownership map and the route say about one order; asked before every write. Collects what was not let
 * through.
 */
final class OrderRulings {
    private final Order order;
    private final Delivery delivery;
    private final List<OwnershipConflict> conflicts = new ArrayList<>();

    OrderRulings(Order order, Delivery delivery) {
        this.order = order;
        this.delivery = delivery;
    }

    boolean mayCarryAnything() {
        return mayCreate().isAllowed() || mayChange(DataName.ORDER).isAllowed();
    }

    /** Whether the source may change orders and this state differs in any byte from the one that was delivered before. */
    boolean saysMoreThanBefore() {
        boolean other = delivery.before()
                .flatMap(Link::contentHash)
                .map(hash -> !hash.equals(delivery.envelope().body().hash()))
                .orElse(false);
        return other && mayChange(DataName.ORDER).isAllowed();
    }

    Decision mayCreate() {
        return delivery.landscape()
                .ownership()
                .mayCreate(delivery.envelope().source(), DataName.ORDER, delivery.market());
    }

    private Decision mayChange(DataName data) {
        return delivery.landscape().ownership().mayChange(delivery.envelope().source(), data, delivery.market());
    }

    /**
     * Whether the source's value may be written over the target's. If not, what happens is the rule's policy: the
     * conflict is recorded ({@code owner-wins}), the later change stands ({@code newest-wins}), or a person is asked.
     *
     * @throws FailureException {@code OWNERSHIP_ASK} with both values if the rule says to ask
     */
    boolean allows(DataName data, String claimed, PlacedOrder placed, String kept) {
        Decision decision = mayChange(data);
        if (decision.isAllowed()) {
            return true;
        }
        OwnershipConflict conflict = conflict(data, claimed, kept, decision);
        boolean newer = placed.changedAt()
                .map(there -> order.version().changedAt().isAfter(there))
                .orElse(false);
        return switch (conflict.policy()) {
            case NEWEST_WINS -> newer || recorded(conflict);
            case OWNER_WINS -> recorded(conflict);
            case ASK -> approved(conflict);
        };
    }

    /** What a person approved is written all the same. */
    private boolean approved(OwnershipConflict conflict) {
        if (!delivery.envelope().isApproved(FailureCode.OWNERSHIP_ASK)) {
            throw new FailureException(OrderFailures.ownershipAsk(order, conflict, target()));
        }
        return true;
    }

    private boolean recorded(OwnershipConflict conflict) {
        conflicts.add(conflict);
        return false;
    }

    OwnershipConflict creationConflict() {
        return conflict(DataName.ORDER, "order " + order.number(), "nothing", mayCreate());
    }

    private OwnershipConflict conflict(DataName data, String claimed, String kept, Decision decision) {
        return new Contradiction(data, claimed, kept).by(delivery.envelope().source(), decision);
    }

    /**
     * Holds an order that is about to be written and that matches a condition of its route, unless a person approved it.
     *
     * @throws FailureException {@code HOLD_CONDITION} naming the condition and the value
     */
    void holdIfTheRouteSaysSo() {
        Envelope envelope = delivery.envelope();
        if (envelope.isApproved(FailureCode.HOLD_CONDITION)) {
            return;
        }
        List<HoldCondition> conditions = delivery.landscape()
                .route(envelope.flow(), envelope.source(), envelope.target())
                .map(Route::holdWhen)
                .orElse(List.of());
        for (HoldCondition condition : conditions) {
            Optional<Money> limit = exceeded(condition);
            if (limit.isPresent()) {
                throw new FailureException(OrderFailures.above(order, limit.get(), target()));
            }
        }
    }

    private Optional<Money> exceeded(HoldCondition condition) {
        return switch (condition) {
            // Always on: the control totals and the connector's look-ups hold these by themselves.
            case HoldCondition.UnmappedSku always -> Optional.empty();
            case HoldCondition.TotalsDiffer always -> Optional.empty();
            case HoldCondition.TotalAbove above ->
                Optional.of(above.limit())
                        .filter(limit -> limit.currency().equals(order.currency())
                                && order.gross().compareTo(limit) > 0);
        };
    }

    List<OwnershipConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    SystemId target() {
        return delivery.envelope().target();
    }
}
