package dev.waybill.engine.memory;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The incidents of {@link MemoryLedger}, which holds the lock. */
final class MemoryIncidents {
    static final int SAMPLES = 5;

    private final Map<Cause, Incident> incidents = new HashMap<>();

    /** A link went from one cause to another, the same, or none. */
    void moved(Optional<Opened> before, Link after) {
        if (before.equals(after.opened())) {
            return;
        }
        after.opened().ifPresent(opened -> after.latest()
                .ifPresent(latest -> latest.failure().ifPresent(failure -> happened(opened.cause(), latest, failure))));
        // Last, so that the same cause again is not taken for a new incident.
        before.ifPresent(old -> settled(old.cause()));
    }

    private void happened(Cause cause, Operation operation, Failure failure) {
        Optional<Incident> before = Optional.ofNullable(incidents.get(cause)).filter(known -> known.open() > 0);
        incidents.put(
                cause,
                new Incident(
                        cause,
                        before.map(Incident::open).orElse(0) + 1,
                        before.map(Incident::count).orElse(0L) + 1,
                        before.map(Incident::first).orElse(operation.endedAt()),
                        operation.endedAt(),
                        failure,
                        List.of(operation.subject()),
                        Optional.empty(),
                        Optional.empty()));
    }

    void settled(Cause cause) {
        change(cause, incident -> with(incident, incident.open() - 1, incident.retryingSince(), incident.dismissed()));
    }

    void retrying(Cause cause, Instant at) {
        change(cause, incident -> with(incident, incident.open(), Optional.of(at), incident.dismissed()));
    }

    void dismissed(Cause cause, Intervention by) {
        change(cause, incident -> with(incident, incident.open(), incident.retryingSince(), Optional.of(by)));
    }

    /** Nothing is told of a subject any more; how many told it. */
    int forget(SubjectRef subject, boolean really) {
        List<Incident> telling = incidents.values().stream()
                .filter(incident -> incident.samples().contains(subject))
                .filter(incident -> !Forgotten.of(incident).equals(incident))
                .toList();
        if (really) {
            telling.forEach(incident -> incidents.put(incident.cause(), Forgotten.of(incident)));
        }
        return telling.size();
    }

    private void change(Cause cause, UnaryOperator<Incident> rule) {
        incidents.computeIfPresent(cause, (same, incident) -> rule.apply(incident));
    }

    private static Incident with(
            Incident of, int open, Optional<Instant> retryingSince, Optional<Intervention> dismissed) {
        return new Incident(
                of.cause(),
                open,
                of.count(),
                of.first(),
                of.last(),
                of.latest(),
                of.samples(),
                retryingSince,
                dismissed);
    }

    /** @param open the open subjects of a cause */
    List<Incident> all(Function<Cause, List<SubjectRef>> open) {
        return incidents.values().stream()
                .map(incident -> sampled(incident, open.apply(incident.cause())))
                .sorted(Comparator.comparing(Incident::last).reversed())
                .toList();
    }

    private static Incident sampled(Incident incident, List<SubjectRef> open) {
        return new Incident(
                incident.cause(),
                incident.open(),
                incident.count(),
                incident.first(),
                incident.last(),
                incident.latest(),
                open.isEmpty() ? incident.samples() : open,
                incident.retryingSince(),
                incident.dismissed());
    }
}
