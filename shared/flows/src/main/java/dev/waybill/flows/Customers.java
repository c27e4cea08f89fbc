package dev.waybill.flows;

import dev.waybill.connector.party.PartyChange;
import dev.waybill.connector.party.PartyPlacing;
import dev.waybill.connector.party.PartySource.PartyNews;
import dev.waybill.connector.party.PartyTarget;
import dev.waybill.connector.party.PlacedParty;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.party.Contact;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.party.PartyReference;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Leases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Brings a customer of one system into another: found there by what identifies it, or made once; then kept as its owner has it, facet
 * by facet. Who it is, is never guessed: what is not plain is for a person, who sees the candidates side by side. Resumable after any
 * step: what is already there is found, not made again.
 */
public final class Customers implements Flow {
    private final FlowSpec flow;
    private final OneAtATime only;

    private Customers(FlowSpec flow, OneAtATime only) {
        this.flow = flow;
        this.only = only;
    }

    /**
     * Those of shops into an ERP.
     *
     * @param leases so that two sources do not make one customer at the same moment
     */
    public static Customers toErp(Leases leases, Ids ids, Clock clock) {
        return new Customers(FlowSpec.CUSTOMERS_TO_ERP, new OneAtATime(leases, ids, clock));
    }

    /** Those of an ERP into shops. */
    public static Customers toShops(Leases leases, Ids ids, Clock clock) {
        return new Customers(FlowSpec.CUSTOMERS_TO_SHOPS, new OneAtATime(leases, ids, clock));
    }

    @Override
    public String name() {
        return flow.word();
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        PartyNews news = trace.step(
                Step.TRANSLATE_IN, () -> delivery.source().partySource().translate(delivery.envelope()));
        return switch (news) {
            case PartyNews.State state -> carry(state.customer(), delivery, trace);
            case PartyNews.Merged merged -> merge(merged, delivery, trace);
            case PartyNews.NotInBody elsewhere -> skipped(elsewhere.why());
            case PartyNews.Gone gone ->
                skipped(gone.why() + "; " + delivery.envelope().target()
                        + " keeps what it has, since its papers need it");
        };
    }

    private Outcome carry(Customer customer, Delivery delivery, Trace trace) {
        trace.knownAs(delivery.envelope().subject().id());
        trace.stillTells(PartyDigest.parse(delivery.before().flatMap(Link::told))
                .inDoubt()
                .text());
        PartyRulings rulings = new PartyRulings(customer, delivery);
        Optional<Outcome> stop = trace.step(Step.DECIDE, () -> objection(customer, rulings, delivery));
        if (stop.isPresent()) {
            return stop.get();
        }
        PartyTarget target = delivery.target().partyTarget();
        Customer fitted = trace.step(Step.CHECK, () -> {
            PartyPlaces.Placed placed = new PartyPlaces(target.limits().places())
                    .of(customer, delivery.envelope().target());
            placed.leftOut().ifPresent(trace::note);
            return new PartyFit(target.limits()).fitted(placed.customer(), delivery.envelope());
        });
        PartyPlacing placing = new PartyPlacing(target, delivery.target().system());
        return new PartyDelivery(
                        customer,
                        fitted,
                        new PartyRulings(fitted, delivery),
                        placing,
                        target,
                        delivery.before(),
                        only,
                        trace)
                .deliver();
    }

    private static Optional<Outcome> objection(Customer customer, PartyRulings rulings, Delivery delivery) {
        Envelope envelope = delivery.envelope();
        if (!rulings.mayCarryAnything()) {
            return Optional.of(new Outcome.Skipped(
                    SkipReason.NOT_OWNER,
                    envelope.source() + " does not own customers here",
                    List.of(rulings.creationConflict())));
        }
        boolean unchanged = envelope.redriven() == Envelope.Redriven.NO
                && delivery.deliveredAsNow()
                        .map(link -> PartyDigest.parse(link.told()))
                        .filter(told -> told.all().equals(PartyDigest.all(customer)))
                        .isPresent();
        return unchanged
                ? Optional.of(new Outcome.Skipped(
                        SkipReason.UNCHANGED,
                        "says nothing that " + envelope.target() + " does not have already",
                        List.of()))
                : Optional.empty();
    }

    /** A shop says that two of its customers are one: both references lead to one party from now on, if they may. */
    private static Outcome merge(PartyNews.Merged merged, Delivery delivery, Trace trace) {
        delivery.before().flatMap(Link::told).ifPresent(trace::tells);
        PartyTarget target = delivery.target().partyTarget();
        Optional<PlacedParty> kept = trace.step(Step.LOOK_UP, () -> carrying(target, merged.kept()));
        Optional<PlacedParty> gone = trace.step(Step.LOOK_UP, () -> carrying(target, merged.gone()));
        if (kept.isPresent()
                && gone.isPresent()
                && !kept.get().ref().equals(gone.get().ref())) {
            return new Outcome.Held(
                    PartyFailures.merged(merged.kept(), kept.get(), merged.gone(), gone.get()),
                    kept.map(PlacedParty::ref),
                    List.of());
        }
        return kept.or(() -> gone)
                .map(party -> referTo(party, merged, target, trace))
                .orElseGet(() -> skipped(merged.gone() + " is one with " + merged.kept() + " now; "
                        + delivery.envelope().target() + " has neither"));
    }

    private static Outcome referTo(PlacedParty party, PartyNews.Merged merged, PartyTarget target, Trace trace) {
        List<PartyReference> lacking = List.of(merged.kept(), merged.gone()).stream()
                .filter(reference -> !party.references().contains(reference))
                .toList();
        if (!lacking.isEmpty()) {
            trace.step(Step.SEND, () -> target.update(party, PartyChange.remembering(lacking)));
        }
        return new Outcome.Delivered(
                party.ref(),
                merged.gone() + " is one with " + merged.kept() + " now: both are "
                        + party.ref().number(),
                List.of());
    }

    private static Optional<PlacedParty> carrying(PartyTarget target, PartyReference reference) {
        Customer nameless = new Customer(
                reference,
                List.of(),
                "",
                "",
                Optional.empty(),
                List.of(new Contact("", List.of(), List.of())),
                List.of(),
                Optional.empty());
        return target.find(nameless, Optional.empty()).stream()
                .filter(party -> party.references().contains(reference))
                .findFirst();
    }

    private static Outcome skipped(String why) {
        return new Outcome.Skipped(SkipReason.FILTERED, why, List.of());
    }
}
