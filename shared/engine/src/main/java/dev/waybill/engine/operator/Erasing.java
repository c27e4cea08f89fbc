package dev.waybill.engine.operator;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.erasure.ErasureStore.Fence;
import dev.waybill.engine.erasure.Person;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Erases what is kept about a person. The receipt is kept first, with what was found: whoever dies in between goes on with the same
 * receipt, and doing it all again does no harm.
 */
public final class Erasing {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String AGAIN = "ask again with the same receipt";

    private final Ledger ledger;
    private final ErasureStore store;
    private final Letters letters;
    private final Wanted wanted;
    private final Dismissal dismissal;
    private final CurrentLandscape landscape;
    private final Clock clock;

    public Erasing(
            Ledger ledger,
            ErasureStore store,
            DeadLetters letters,
            Dismissal dismissal,
            CurrentLandscape landscape,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.letters = new Letters(letters);
        this.wanted = new Wanted(ledger, store, landscape, clock);
        this.dismissal = dismissal;
        this.landscape = landscape;
        this.clock = clock;
    }

    Answer run(Command.Erase command, Instant deadline) {
        Optional<Receipt> before = store.receipt(command.receipt());
        Optional<Answer.Refused> wrong = wrong(command, before);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        try {
            Receipt begun = begun(command, before, deadline);
            return new Answer.Erased(command.preview() ? begun : erased(command, begun), command.preview());
        } catch (Wanted.Unclear unclear) {
            return unclear.refused();
        }
    }

    private static Optional<Answer.Refused> wrong(Command.Erase command, Optional<Receipt> before) {
        Person person = command.person();
        if (person.isNobody()) {
            return refused("nobody is named", "name orders, an e-mail address or a privacy request");
        }
        if (!ID.matcher(command.receipt()).matches()) {
            return refused("a receipt's id has 8 to 64 letters, digits and hyphens", "use a new UUID");
        }
        if (command.by().why().contains("@")) {
            return refused(
                    "the reason stays for ever, and seems to hold an e-mail address", "say it without the person");
        }
        return before.filter(receipt -> !receipt.asked().equals(person.asked(command.receipt())))
                .flatMap(other -> refused("this receipt is about somebody else", "use a new id for each person"));
    }

    private static Optional<Answer.Refused> refused(String why, String next) {
        return Optional.of(new Answer.Refused(why, next));
    }

    /** What is found now, added to what the receipt has already. */
    private Receipt begun(Command.Erase command, Optional<Receipt> before, Instant deadline) {
        // What the receipt names was found once. By the same words somebody else may be found now that it is gone.
        Person person = before.isPresent() ? command.person().byAddressAlone() : command.person();
        Wanted.Found found = wanted.by(person, deadline);
        Set<SubjectRef> subjects = new LinkedHashSet<>(found.subjects());
        Optional<EmailAddress> address = command.person().address();
        Predicate<Envelope> theirs = envelope -> subjects.contains(envelope.subject())
                || address.filter(mail -> mail.isIn(envelope.body())).isPresent();
        List<SubjectRef> dead = letters.find(theirs).subjects();
        subjects.addAll(dead);
        List<SubjectRef> known = before.map(Receipt::subjects).orElse(List.of());
        subjects.removeAll(known);
        Map<Place, Integer> counts = before.map(Receipt::counts).orElse(Map.of());
        for (SubjectRef subject : subjects) {
            counts = Receipt.sum(counts, store.count(subject));
        }
        counts = Receipt.sum(counts, some(Place.DEAD_LETTERS, (int)
                dead.stream().filter(subjects::contains).count()));
        counts = Receipt.sum(counts, some(Place.ANSWERS, store.answers(words(subjects, address))));
        List<Receipt.Holder> holders =
                new ArrayList<>(before.map(Receipt::holders).orElse(List.of()));
        subjects.forEach(subject -> holders.addAll(Holders.of(ledger.history(subject))));
        boolean same = before.map(Receipt::next).filter(found.next()::equals).isPresent();
        List<SubjectRef> all = new ArrayList<>(known);
        all.addAll(subjects);
        return new Receipt(
                command.receipt(),
                command.by(),
                clock.instant(),
                command.person().asked(command.receipt()),
                all,
                counts,
                before.map(Receipt::looked).orElse(0) + (same ? 0 : found.looked()),
                found.next(),
                holders,
                List.of("it was begun and has not come to its end: " + AGAIN));
    }

    private static Map<Place, Integer> some(Place place, int count) {
        return count == 0 ? Map.of() : new EnumMap<>(Map.of(place, count));
    }

    private Set<String> words(Set<SubjectRef> subjects, Optional<EmailAddress> address) {
        Set<String> words = new HashSet<>();
        address.map(EmailAddress::value).ifPresent(words::add);
        for (SubjectRef subject : subjects) {
            words.add(subject.key());
            words.add(subject.toString());
            ledger.history(subject)
                    .operations()
                    .forEach(operation -> words.add(operation.id().value()));
        }
        return words;
    }

    private Receipt erased(Command.Erase command, Receipt begun) {
        store.keep(begun);
        List<String> left = new ArrayList<>();
        Set<SubjectRef> subjects = new LinkedHashSet<>(begun.subjects());
        store.forgetAnswers(words(subjects, command.person().address()));
        for (SubjectRef subject : begun.subjects()) {
            left.addAll(erased(command, subject));
        }
        Letters.Found letters = this.letters.discard(envelope -> subjects.contains(envelope.subject()));
        if (letters.hidden() > 0) {
            left.add("about " + letters.hidden() + " dead letters could not be seen, as somebody looks at them: "
                    + AGAIN + " in a minute");
        }
        if (letters.foreign() > 0) {
            left.add(letters.foreign() + " dead letters are no messages of Waybill, and may be about anybody: look at"
                    + " them in the queue's console");
        }
        Receipt ended = new Receipt(
                begun.id(),
                begun.by(),
                clock.instant(),
                begun.asked(),
                begun.subjects(),
                begun.counts(),
                begun.looked(),
                begun.next(),
                begun.holders(),
                left);
        store.keep(ended);
        return ended;
    }

    /** What is left of a subject, and why. */
    private List<String> erased(Command.Erase command, SubjectRef subject) {
        List<Link> links = ledger.history(subject).links();
        List<OpenItem> open =
                links.stream().flatMap(link -> OpenItem.of(link).stream()).toList();
        Optional<OpenItem> question = open.stream()
                .filter(item -> item.opened().cause().code() == FailureCode.PRIVACY_REQUEST)
                .filter(item -> !command.person()
                        .request()
                        .equals(Optional.of(item.opened().by())))
                .findFirst();
        if (question.isPresent()) {
            OperationId request = question.get().opened().by();
            return List.of("the privacy request " + request + " is still open, and needs its message to be answered:"
                    + " answer it, then `waybill erase --request " + request + "`");
        }
        By by = new By(command.by().who(), "erased, receipt " + command.receipt());
        open.forEach(item -> dismissal.dismiss(item, by));
        Fence fence = new Fence(command.receipt(), targets(subject, links), clock.instant());
        List<SystemId> atWork = store.erase(subject, fence);
        links.stream().flatMap(link -> link.latest().stream()).forEach(latest -> told(command, latest));
        List<String> left = new ArrayList<>();
        atWork.forEach(target ->
                left.add(subject + " is being carried to " + target + " at this moment: " + AGAIN + " in 15 minutes"));
        if (atWork.isEmpty()) {
            store.count(subject)
                    .forEach((place, count) -> left.add(count + " of " + place + " about " + subject
                            + " came back while they were erased: " + AGAIN));
        }
        return left;
    }

    /** That it was erased, in the history; again under the same id if it is told again. */
    private void told(Command.Erase command, Operation latest) {
        ledger.intervened(new Intervention(
                new OperationId(command.receipt()),
                latest.subject(),
                latest.target(),
                latest.id(),
                Intervention.Kind.ERASED,
                command.by().who(),
                "on request",
                "receipt " + command.receipt(),
                clock.instant()));
    }

    /** Where nothing of it may come again. Paper names nobody, and a privacy request may come again. */
    private Set<SystemId> targets(SubjectRef subject, List<Link> links) {
        Set<SystemId> targets = new HashSet<>();
        if (subject.kind() != EntityKind.DOCUMENT) {
            links.forEach(link -> targets.add(link.target()));
            Arrays.stream(FlowSpec.values())
                    .filter(flow -> flow.moves().entity() == subject.kind())
                    .forEach(
                            flow -> targets.addAll(landscape.now().landscape().targets(flow.word(), subject.system())));
        }
        targets.remove(Routing.OURSELVES);
        return targets;
    }
}
