package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings an owner's prices, and what else it says of items, into a shop, through approval. A message says "look at these again": what differs becomes a change set,
 * which goes live at once where nothing makes a person look, and is held otherwise. A second kind of message says "go on with this
 * set", after people decided. What is written is always what the owner says at that moment, and only over what the people saw.
 */
public final class ItemsToShops implements Flow {
    private final ChangeSets sets;
    private final SetsAtWork atWork;
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;
    private final Duration forOneCall;

    /**
     * Over these change sets.
     *
     * @param queue takes what is to be looked at again, and what goes on
     * @param forOneCall time that as many items as fit into a call may need; with less than that left, no more are begun
     */
    public ItemsToShops(ChangeSets sets, DeliveryQueue queue, Ids ids, Clock clock, Duration forOneCall) {
        this.sets = sets;
        this.atWork = new SetsAtWork(sets, queue, clock);
        this.forOneCall = forOneCall;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return FlowSpec.ITEMS_TO_SHOPS.word();
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        Envelope envelope = delivery.envelope();
        ItemWay way = ItemWay.of(delivery.landscape(), delivery.source(), delivery.target(), route(delivery));
        PricePolicy policy = way.route().prices();
        if (way.owned().isEmpty()) {
            return skipped(SkipReason.NOT_OWNER, envelope.source() + " does not own what is shown");
        }
        Proposal proposal = proposal(envelope, way);
        Optional<ChangeSet> known = sets.find(proposal.id());
        List<Kind<?>> kinds = way.kinds(known);
        if (known.isPresent() || !envelope.topic().equals(ChangeMessages.LOOK)) {
            ChangeSet set = known.orElseThrow(() -> new FailureException(ItemFailures.unknownSet(proposal)));
            trace.knownAs(set.id());
            return atWork.goOn(set, kinds, trace, () -> hasTime(delivery));
        }
        ItemProposals.Found found = new ItemProposals(sets, way.ownedKinds(), policy.itemsOver())
                .differences(ChangeMessages.skus(envelope), proposal, trace);
        if (found.lines().isEmpty()) {
            return skipped(SkipReason.UNCHANGED, found.note());
        }
        trace.knownAs(proposal.id());
        ChangeSet set = ChangeSet.proposed(proposal, policy.approveWithin().map(clock.instant()::plus), found.lines());
        atWork.kept(set);
        return atWork.goOn(set, kinds, trace, () -> hasTime(delivery));
    }

    private boolean hasTime(Delivery delivery) {
        return clock.instant().plus(forOneCall).isBefore(delivery.until());
    }

    /** Looks again at what could not be published as it was decided, so that it is decided anew, by what holds now. */
    @Override
    public void ended(Delivery delivery, Outcome outcome) {
        Envelope envelope = delivery.envelope();
        if (!(outcome instanceof Outcome.Delivered) && !(outcome instanceof Outcome.Held)) {
            return;
        }
        List<String> left = sets.find(ChangeMessages.setId(envelope.subject(), envelope.target())).stream()
                .filter(set -> set.state() == SetState.PUBLISHED)
                .flatMap(set -> set.lines().stream())
                .filter(line -> line.state() == LineState.LEFT)
                .map(PriceLine::sku)
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            queue.send(List.of(ChangeMessages.look(
                    new Way(envelope.source(), envelope.target()),
                    ChangeMessages.subject(envelope.source(), ids.next()),
                    left,
                    envelope.correlation(),
                    clock.instant())));
        }
    }

    private static Route route(Delivery delivery) {
        Envelope envelope = delivery.envelope();
        return delivery.landscape()
                .route(FlowSpec.ITEMS_TO_SHOPS.word(), envelope.source(), envelope.target())
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.ROUTE_MISSING,
                        envelope.target(),
                        "publishPrices",
                        "configuration version " + delivery.landscape().version() + " has no route for items from "
                                + envelope.source() + " to " + envelope.target(),
                        "add the route to waybill.yaml and apply it, then redrive; or dismiss this")));
    }

    private Proposal proposal(Envelope envelope, ItemWay way) {
        return new Proposal(
                ChangeMessages.setId(envelope.subject(), envelope.target()),
                envelope.subject(),
                envelope.target(),
                way.route().prices().priceList(),
                way.market(),
                clock.instant(),
                way.needsApproval(),
                envelope.correlation());
    }

    private static Outcome skipped(SkipReason reason, String note) {
        return new Outcome.Skipped(reason, note, List.of());
    }
}
