package dev.waybill.flows;

import dev.waybill.connector.item.CatalogueTarget;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.ownership.OwnershipRule;
import dev.waybill.domain.system.Market;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Route route = route(delivery);
        PricePolicy policy = route.prices();
        Map<ItemField, OwnershipRule> owned = owned(delivery, policy);
        if (owned.isEmpty()) {
            return skipped(SkipReason.NOT_OWNER, envelope.source() + " does not own what is shown");
        }
        Proposal proposal = proposal(delivery, policy, owned.values());
        Optional<ChangeSet> known = sets.find(proposal.id());
        List<Kind<?>> kinds = kinds(delivery, route, known, owned.keySet());
        if (known.isPresent() || !envelope.topic().equals(ChangeMessages.LOOK)) {
            ChangeSet set = known.orElseThrow(() -> new FailureException(ItemFailures.unknownSet(proposal)));
            trace.knownAs(set.id());
            return atWork.goOn(set, kinds, trace, () -> hasTime(delivery));
        }
        ItemProposals.Found found = new ItemProposals(
                        sets,
                        kinds.stream()
                                .filter(kind -> kind.shelf().fields().stream().anyMatch(owned::containsKey))
                                .toList(),
                        policy.itemsOver())
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

    /** Those of the route's fields that are the source's to say, with the rule that says so. */
    private static Map<ItemField, OwnershipRule> owned(Delivery delivery, PricePolicy policy) {
        Map<ItemField, OwnershipRule> owned = new EnumMap<>(ItemField.class);
        for (ItemField field : policy.fields()) {
            if (delivery.landscape().ownership().mayChange(delivery.envelope().source(), field.data(), market(delivery))
                    instanceof Decision.Allowed allowed) {
                owned.put(field, allowed.rule());
            }
        }
        return owned;
    }

    /**
     * What the route brings, and what a set still has lines of that the route does not bring any more. Nobody is asked before there is something
     * to do.
     */
    private static List<Kind<?>> kinds(
            Delivery delivery, Route route, Optional<ChangeSet> known, Set<ItemField> owned) {
        Set<ItemField> fields = new HashSet<>(route.prices().fields());
        known.ifPresent(set -> set.lines().forEach(line -> fields.add(line.field())));
        List<Kind<?>> kinds = new ArrayList<>();
        PriceTarget prices = delivery.target().priceTarget();
        kinds.add(new Kind<>(
                new PriceShelf(prices),
                () -> owned.contains(ItemField.PRICE)
                        ? new OwnersPrices(
                                delivery.source().priceSource(), prices.terms(), route.prices(), route.stock())
                        : skus -> Map.of()));
        if (fields.stream().anyMatch(ItemField.TEXTS::contains)) {
            CatalogueTarget texts = delivery.target().catalogueTarget();
            kinds.add(new Kind<>(
                    new TextShelf(texts),
                    () -> new OwnersTexts(delivery.source().catalogueSource(), texts, texts.terms(), owned)));
        }
        return kinds;
    }

    /** Of the shop, as prices differ by it; of the owner where the shop has none. */
    private static Optional<Market> market(Delivery delivery) {
        return marketOf(delivery.envelope().target(), delivery)
                .or(() -> marketOf(delivery.envelope().source(), delivery));
    }

    private static Optional<Market> marketOf(SystemId system, Delivery delivery) {
        return delivery.landscape().system(system).flatMap(SystemSpec::market);
    }

    private Proposal proposal(Delivery delivery, PricePolicy policy, Collection<OwnershipRule> rules) {
        Envelope envelope = delivery.envelope();
        return new Proposal(
                ChangeMessages.setId(envelope.subject(), envelope.target()),
                envelope.subject(),
                envelope.target(),
                policy.priceList(),
                market(delivery),
                clock.instant(),
                rules.stream().anyMatch(rule -> rule.approval() || rule.onConflict() == ConflictPolicy.ASK),
                envelope.correlation());
    }

    private static Outcome skipped(SkipReason reason, String note) {
        return new Outcome.Skipped(reason, note, List.of());
    }
}
