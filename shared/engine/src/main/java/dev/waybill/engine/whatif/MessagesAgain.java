package dev.waybill.engine.whatif;

import dev.waybill.connector.Capability;
import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.poll.ChangedOrders;
import dev.waybill.engine.poll.ChangedPapers;
import dev.waybill.engine.poll.ChangedParties;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.rehearsal.Beginning;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.engine.rehearsal.Preview.Change;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.engine.whatif.WhatIf.Question;
import dev.waybill.engine.whatif.WhatIf.Replay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders, the paper of orders, and customers, carried again under both configurations up to the moment of writing: as if each came for the
 * first time, and as things stand.
 */
public final class MessagesAgain implements Replay {
    private final FlowSpec flow;
    private final Capability listing;
    private final Lister lister;
    private final Rehearsal rehearsal;
    private final Ids ids;
    private final Clock clock;

    private interface Lister {
        List<Changed> since(Connector source, Instant from);
    }

    private MessagesAgain(FlowSpec flow, Capability listing, Lister lister, Rehearsal rehearsal, Ids ids, Clock clock) {
        this.flow = flow;
        this.listing = listing;
        this.lister = lister;
        this.rehearsal = rehearsal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Orders that changed in their shops. */
    public static MessagesAgain ofOrders(Rehearsal rehearsal, Ids ids, Clock clock) {
        return new MessagesAgain(
                FlowSpec.ORDERS_TO_ERP,
                Capability.ORDER_CHANGES,
                (shop, from) -> ChangedOrders.since(shop.orderChanges(), from),
                rehearsal,
                ids,
                clock);
    }

    /** Orders whose paper changed. */
    public static MessagesAgain ofPapers(Rehearsal rehearsal, Ids ids, Clock clock) {
        return new MessagesAgain(
                FlowSpec.DOCUMENTS_TO_SHOPS,
                Capability.DOCUMENT_SOURCE,
                (erp, from) -> ChangedPapers.since(erp.system().id(), erp.documentSource(), from),
                rehearsal,
                ids,
                clock);
    }

    /**
     * Customers that changed in a system that can list them; most shops cannot. What one system says of a customer no other can
     * read, so nothing is decided where the source is another one in the two versions.
     */
    public static MessagesAgain ofCustomers(FlowSpec flow, Rehearsal rehearsal, Ids ids, Clock clock) {
        return new MessagesAgain(
                flow,
                Capability.PARTY_CHANGES,
                (source, from) -> ChangedParties.since(source.partyChanges(), from),
                rehearsal,
                ids,
                clock);
    }

    @Override
    public List<Question> questions(TwoVersions versions) {
        return versions.sources(flow.word(), listing).stream()
                .filter(source -> flow.moves() != DataName.PARTY || versions.isSame(source))
                .map(source -> new Question(
                        flow,
                        source,
                        flow.word() + " from " + source,
                        (since, most, goOn) -> replay(versions, source, since, most, goOn)))
                .toList();
    }

    private List<Replayed> replay(
            TwoVersions versions, SystemId source, Instant since, int most, BooleanSupplier goOn) {
        List<Changed> latest = lister.since(versions.ask(source), since).reversed();
        List<Replayed> all = new ArrayList<>();
        for (SystemId target : versions.targets(flow.word(), source)) {
            Way way = new Way(source, target);
            List<Twice> concerned = latest.stream()
                    .map(changed -> new Twice(
                            message(changed, versions.inForce(), way), message(changed, versions.wanted(), way)))
                    .filter(twice -> twice.one().isPresent())
                    .toList();
            List<OtherOutcome> others = new ArrayList<>();
            int decided = 0;
            while (decided < Math.min(most, concerned.size()) && goOn.getAsBoolean()) {
                other(concerned.get(decided), versions).ifPresent(others::add);
                decided++;
            }
            all.add(new Replayed(flow, way, decided, concerned.size() - decided, others));
        }
        return all;
    }

    /** One change as the two configurations make a message of it for one target; empty where no route leads there. */
    private record Twice(Optional<Envelope> inForce, Optional<Envelope> wanted) {
        private Optional<Envelope> one() {
            return inForce.or(() -> wanted);
        }
    }

    private Optional<Envelope> message(Changed changed, Running running, Way way) {
        Arrival arrival = new Arrival(way.source(), changed.body(), clock.instant());
        return new Routing(running.landscape(), ids)
                .perTarget(arrival, changed.notice()).stream()
                        .filter(envelope -> envelope.target().equals(way.target())
                                && envelope.flow().equals(flow.word()))
                        .findFirst()
                        // What says nothing new to its target is to be decided all the same.
                        .map(Envelope::asRedriven);
    }

    private Optional<OtherOutcome> other(Twice twice, TwoVersions versions) {
        // What another system has says nothing about what this one would have by then.
        List<Beginning> beginnings = versions.isSame(twice.one().orElseThrow().target())
                ? List.of(Beginning.AS_IF_NEW, Beginning.AS_IT_IS)
                : List.of(Beginning.AS_IF_NEW);
        return beginnings.stream()
                .flatMap(beginning -> other(twice, versions, beginning).stream())
                .findFirst();
    }

    private Optional<OtherOutcome> other(Twice twice, TwoVersions versions, Beginning beginning) {
        Decided inForce = decided(twice.inForce(), versions.inForce(), beginning);
        Decided wanted = decided(twice.wanted(), versions.wanted(), beginning);
        String what = twice.one().orElseThrow().subject().toString();
        return inForce.equals(wanted)
                ? Optional.empty()
                : Optional.of(new OtherOutcome(what, inForce.besides(wanted), wanted.besides(inForce)));
    }

    private Decided decided(Optional<Envelope> message, Running running, Beginning beginning) {
        return message.map(
                        envelope -> Decided.of(rehearsal.of(new OperationId(ids.next()), envelope, running, beginning)))
                .orElse(Decided.NO_ROUTE);
    }

    /**
     * What would be done.
     *
     * @param ofPerson whether its values are a person's: what is told is kept, beyond the reach of an erasure, so they are not
     */
    private record Decided(String sentence, List<Change> changes, boolean ofPerson) {
        private static final Decided NO_ROUTE = new Decided("is not carried: no route", List.of(), false);

        /** What follows the code of a failure may name values. */
        private static final Pattern AFTER_CODE = Pattern.compile("(: [A-Z_]+), .*", Pattern.DOTALL);

        private static Decided of(Preview preview) {
            return new Decided(
                    preview.sentence(), preview.changes(), preview.subject().kind() == EntityKind.PARTY);
        }

        /** The sentence, and of what is written only what the other does not write; where that writes nothing, the whole in short. */
        private String besides(Decided other) {
            Predicate<Change> told = other.changes().isEmpty()
                    ? change -> !change.what().startsWith("line ")
                    : change -> !other.changes().contains(change);
            return Stream.concat(
                            Stream.of(ofPerson ? AFTER_CODE.matcher(sentence).replaceFirst("$1") : sentence),
                            changes.stream().filter(told).map(change -> ofPerson ? name(change, other) : value(change)))
                    .collect(Collectors.joining(", "));
        }

        private static String value(Change change) {
            return change.what() + " " + change.next();
        }

        private static String name(Change change, Decided other) {
            boolean both = other.changes().stream().anyMatch(one -> one.what().equals(change.what()));
            return both ? change.what() + " (another one)" : change.what();
        }
    }
}
