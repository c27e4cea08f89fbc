package dev.waybill.engine.operator;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is kept about a person who is to be erased. Guesses nothing: what is not clear is refused. */
final class Wanted {
    /** Kept messages looked through in one call; whoever asks waits for it. */
    private static final int MOST_LOOKED = 500;

    /** A stretch may be long and hold no message. */
    private static final int MOST_STRETCHES = 20;

    private final Ledger ledger;
    private final ErasureStore store;
    private final CurrentLandscape landscape;
    private final Clock clock;

    Wanted(Ledger ledger, ErasureStore store, CurrentLandscape landscape, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.landscape = landscape;
        this.clock = clock;
    }

    /**
     * What of a person there is.
     *
     * @param looked how many kept messages were looked through for the address
     * @param next where that look goes on
     */
    record Found(Set<SubjectRef> subjects, int looked, Optional<String> next) {}

    /** Why it cannot be said who is meant. */
    static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer.Refused refused;

        Unclear(String why, String next) {
            super(why, null, false, false);
            this.refused = new Answer.Refused(why, next);
        }

        Answer.Refused refused() {
            return refused;
        }
    }

    Found by(Person person, Instant deadline) {
        Set<SubjectRef> subjects = new LinkedHashSet<>();
        for (int i = 0; i < person.orders().size(); i++) {
            subjects.add(order(person.orders().get(i).strip(), i + 1));
        }
        person.request().ifPresent(operation -> subjects.addAll(ofRequest(operation)));
        Found found = new Found(subjects, 0, Optional.empty());
        if (person.address().isPresent()) {
            found = lookedThrough(subjects, person.address().get(), person.after(), deadline);
        }
        List.copyOf(subjects).forEach(subject -> subjects.addAll(papers(subject)));
        return found;
    }

    private SubjectRef order(String wanted, int position) {
        List<SubjectRef> known = new Finding(ledger, () -> systems(landscape.now()))
                .by(wanted).stream().map(History::subject).toList();
        if (known.size() > 1) {
            throw new Unclear(
                    "there are several orders of the " + position + ". number, of different people: in "
                            + known.stream()
                                    .map(one -> one.system().value())
                                    .sorted()
                                    .toList(),
                    "name the shop and its own id, as in shop-es:1001; `waybill trace` shows them");
        }
        SubjectRef one = known.stream()
                .findFirst()
                .or(() -> Finding.named(wanted))
                .orElseThrow(() -> new Unclear(
                        "nothing is known by the " + position + ". number",
                        "check it; what has not arrived yet is named by shop and its own id, as in shop-es:1001"));
        if (one.kind() != EntityKind.ORDER && one.kind() != EntityKind.PARTY) {
            throw new Unclear("the " + position + ". thing is nobody's order", "name orders by their number");
        }
        return one;
    }

    private static List<SystemId> systems(Running running) {
        return running.landscape().systems().stream().map(SystemSpec::id).toList();
    }

    /** The request's own subject, and the orders it names. */
    private List<SubjectRef> ofRequest(OperationId operation) {
        Envelope envelope = ledger.kept(operation)
                .map(KeptMessage::envelope)
                .filter(kept -> kept.flow().equals(Flows.PRIVACY_REQUESTS))
                .orElseThrow(() -> new Unclear(
                        "no privacy request is kept under this operation",
                        "`waybill failures` lists those that are open; if it was erased already, its receipt says so"));
        SystemId shop = envelope.source();
        Stream<SubjectRef> orders = landscape.now().find(shop).stream()
                .flatMap(connector -> connector.webhooks().ordersNamed(envelope.body()).stream())
                .map(id -> new SubjectRef(EntityKind.ORDER, shop, id));
        return Stream.concat(Stream.of(envelope.subject()), orders).toList();
    }

    /** All of a stretch is looked at, so that the next one begins where this one ended. */
    private Found lookedThrough(
            Set<SubjectRef> subjects, EmailAddress address, Optional<String> after, Instant deadline) {
        Optional<String> mark = after;
        int looked = 0;
        int stretches = 0;
        do {
            ErasureStore.Stretch stretch = stretch(mark);
            for (OperationId id : stretch.messages()) {
                ledger.kept(id)
                        .filter(kept -> names(address, kept))
                        .ifPresent(kept -> subjects.add(kept.envelope().subject()));
            }
            looked += stretch.messages().size();
            mark = stretch.next();
            stretches++;
        } while (mark.isPresent()
                && looked < MOST_LOOKED
                && stretches < MOST_STRETCHES
                && clock.instant().isBefore(deadline));
        return new Found(subjects, looked, mark);
    }

    private ErasureStore.Stretch stretch(Optional<String> mark) {
        try {
            return store.messages(mark);
        } catch (IllegalArgumentException notOurs) {
            throw new Unclear(
                    "the mark from where to look on is not one of ours", "use `next` of the answer before, unchanged");
        }
    }

    private boolean names(EmailAddress address, KeptMessage kept) {
        return address.isIn(kept.envelope().body())
                || ledger.corrections(kept.operation().id()).stream()
                        .anyMatch(
                                correction -> address.isIn(correction.envelope().body()));
    }

    /** The paper of an order is another subject. */
    private List<SubjectRef> papers(SubjectRef order) {
        if (order.kind() != EntityKind.ORDER) {
            return List.of();
        }
        String reference = OrderReference.of(order).value();
        return systems(landscape.now()).stream()
                .map(system -> new SubjectRef(EntityKind.DOCUMENT, system, reference))
                .filter(paper -> !ledger.history(paper).operations().isEmpty())
                .toList();
    }
}
