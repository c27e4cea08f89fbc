package dev.waybill.engine.health;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.health.Alarm.Kind;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.review.Review;
import dev.waybill.engine.review.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads ledger, circuits and dead-letter queue, and says what a person must know. Changes nothing. */
public final class Alarms {
    private static final int MOST = 10_000;

    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final CircuitStore circuits;
    private final Function<List<OpenItem>, Reviews> reviews;
    private final AlarmLimits limits;
    private final Clock clock;

    /** @param reviews knows until when people are to decide about these */
    public Alarms(
            Ledger ledger,
            DeadLetters deadLetters,
            CircuitStore circuits,
            Function<List<OpenItem>, Reviews> reviews,
            AlarmLimits limits,
            Clock clock) {
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.circuits = circuits;
        this.reviews = reviews;
        this.limits = limits;
        this.clock = clock;
    }

    /** All of them, raised or not: one of each kind, and one per system whose circuit is not closed. */
    public List<Alarm> now() {
        Instant now = clock.instant();
        List<Circuit> all = circuits.all();
        List<OpenItem> open = ledger.open(MOST);
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(undelivered(now, all));
        alarms.add(letters());
        alarms.add(expiry(now, open));
        alarms.addAll(open(now, all));
        alarms.add(held(now, open));
        alarms.add(overdue(now, open));
        return List.copyOf(alarms);
    }

    private record Waiting(Instant since, SystemId target) {}

    private Alarm undelivered(Instant now, List<Circuit> all) {
        Stream<Waiting> spared = all.stream()
                .flatMap(circuit -> circuit.waitingSince().stream().map(since -> new Waiting(since, circuit.system())));
        Stream<Waiting> tried = ledger.waiting(1).stream().flatMap(Alarms::waiting);
        Optional<Waiting> oldest = Stream.concat(spared, tried).min(Comparator.comparing(Waiting::since));
        Duration age = oldest.map(waiting -> age(waiting.since(), now)).orElse(Duration.ZERO);
        boolean raised = age.compareTo(limits.undelivered()) > 0;
        String sentence = oldest.map(
                        waiting -> "the oldest change on its way waits for " + words(age) + ", for " + waiting.target())
                .orElse("no change waits");
        return new Alarm(
                Kind.OLDEST_UNDELIVERED,
                oldest.map(Waiting::target),
                age.toSeconds(),
                limits.undelivered().toSeconds(),
                raised,
                sentence,
                next(raised, "see what is wrong with it: `waybill circuits`, `waybill failures --waiting`"));
    }

    private static Stream<Waiting> waiting(Link link) {
        return link.latest().map(Operation::receivedAt).stream().map(since -> new Waiting(since, link.target()));
    }

    private Alarm letters() {
        long count = deadLetters.count();
        boolean raised = count > limits.deadLetters();
        return new Alarm(
                Kind.DEAD_LETTERS,
                Optional.empty(),
                count,
                limits.deadLetters(),
                raised,
                count == 0 ? "no dead letters" : count + " dead letters wait to be settled",
                next(raised, "`waybill incidents` says why and what to do; then redrive them"));
    }

    private Alarm expiry(Instant now, List<OpenItem> open) {
        Optional<Duration> left = open.stream()
                .filter(item -> item.latest().ending() != Ending.HELD)
                .map(item -> age(now, failedAt(item).plus(limits.deadLetterLife())))
                .min(Comparator.naturalOrder());
        boolean raised = left.map(time -> time.compareTo(limits.expiry()) < 0).orElse(false);
        return new Alarm(
                Kind.DEAD_LETTER_EXPIRY,
                Optional.empty(),
                left.orElse(limits.deadLetterLife()).toSeconds(),
                limits.expiry().toSeconds(),
                raised,
                left.map(time -> "the first dead letter leaves its queue in " + words(time))
                        .orElse("no dead letter is about to leave its queue"),
                next(raised, "settle it before: `waybill failures` shows it last. Its body is kept in the ledger"));
    }

    /** While it is tried again the time of its failure is not at hand; the time it was received is earlier, so on the safe side. */
    private static Instant failedAt(OpenItem item) {
        return item.latest().id().equals(item.opened().by())
                ? item.latest().endedAt()
                : item.latest().receivedAt();
    }

    private List<Alarm> open(Instant now, List<Circuit> all) {
        List<Alarm> alarms = all.stream()
                .filter(circuit -> circuit.state() != CircuitState.CLOSED)
                .map(circuit -> open(circuit, now))
                .toList();
        return alarms.isEmpty()
                ? List.of(new Alarm(
                        Kind.CIRCUIT_OPEN,
                        Optional.empty(),
                        0,
                        limits.circuitOpen().toSeconds(),
                        false,
                        "every system is called as usual",
                        Optional.empty()))
                : alarms;
    }

    private Alarm open(Circuit circuit, Instant now) {
        Duration age = circuit.isOpen() ? age(circuit.since(), now) : Duration.ZERO;
        boolean raised = age.compareTo(limits.circuitOpen()) > 0;
        String because = circuit.because()
                .map(failure -> " (" + failure.code() + ": " + failure.why() + ")")
                .orElse("");
        return new Alarm(
                Kind.CIRCUIT_OPEN,
                Optional.of(circuit.system()),
                age.toSeconds(),
                limits.circuitOpen().toSeconds(),
                raised,
                circuit.isOpen()
                        ? circuit.system() + " has not been called for " + words(age) + because
                        : circuit.system() + " works again; what waited flows slowly at first",
                next(raised, "bring " + circuit.system() + " back; Waybill goes on by itself then"));
    }

    private Alarm held(Instant now, List<OpenItem> open) {
        Optional<OpenItem> oldest = open.stream()
                .filter(item -> !item.isRetrying())
                .min(Comparator.comparing(item -> item.latest().endedAt()));
        Duration age = oldest.map(item -> age(item.latest().endedAt(), now)).orElse(Duration.ZERO);
        boolean raised = age.compareTo(limits.held()) > 0;
        return new Alarm(
                Kind.HELD_OLDEST,
                oldest.map(OpenItem::target),
                age.toSeconds(),
                limits.held().toSeconds(),
                raised,
                oldest.map(item -> item.subject() + " has waited for a person for " + words(age) + " ("
                                + item.opened().cause() + ")")
                        .orElse("nothing waits for a person"),
                next(raised, "`waybill incidents` says who acts and what to do"));
    }

    private Alarm overdue(Instant now, List<OpenItem> open) {
        Reviews known = reviews.apply(open);
        List<OpenItem> overdue = known.soonestFirst(open).stream()
                .filter(item ->
                        known.of(item).filter(review -> review.isOverdue(now)).isPresent())
                .toList();
        boolean raised = !overdue.isEmpty();
        return new Alarm(
                Kind.REVIEW_OVERDUE,
                overdue.stream().map(OpenItem::target).findFirst(),
                overdue.size(),
                0,
                raised,
                overdue.stream()
                        .findFirst()
                        .map(first -> first.subject() + " was to be decided until "
                                + known.of(first).map(Review::deadline).orElse(now) + " ("
                                + first.opened().cause() + "); overdue are " + overdue.size())
                        .orElse("nothing that people are to decide is overdue"),
                next(raised, "decide: `waybill failures --by-deadline` lists them, the first first"));
    }

    private static Duration age(Instant from, Instant to) {
        Duration age = Duration.between(from, to);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Optional<String> next(boolean raised, String words) {
        return raised ? Optional.of(words) : Optional.empty();
    }

    /** {@code 3 d 4 h}, {@code 2 h 5 min}, {@code 4 min 10 s}. */
    private static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
