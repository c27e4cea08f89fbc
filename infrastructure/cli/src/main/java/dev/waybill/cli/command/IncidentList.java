package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.port.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Incidents as people name them. Those that are not settled come first, each part newest first. */
final class IncidentList {
    private final List<Incident> all;

    private IncidentList(List<Incident> all) {
        this.all = all;
    }

    static IncidentList of(Ledger ledger) {
        return new IncidentList(ledger.incidents().stream()
                .sorted(Comparator.comparing(IncidentList::isSettled))
                .toList());
    }

    List<Incident> all() {
        return all;
    }

    List<Incident> unsettled() {
        return all.stream().filter(incident -> !isSettled(incident)).toList();
    }

    static boolean isSettled(Incident incident) {
        return switch (incident.state()) {
            case OPEN, RETRYING -> false;
            case RESOLVED, DISMISSED -> true;
        };
    }

    /** By its number in the list, which changes as incidents come and go: good for looking, not for acting. */
    List<Incident> numbered(String wanted) {
        boolean number = wanted.matches("[1-9]\\d{0,5}") && Integer.parseInt(wanted) <= all.size();
        return number ? List.of(all.get(Integer.parseInt(wanted) - 1)) : named(wanted);
    }

    /** By its key, or by a part of it; of several that fit, the ones that are not settled go first. */
    List<Incident> named(String wanted) {
        List<Incident> exact = those(key -> key.equalsIgnoreCase(wanted));
        if (!exact.isEmpty() || wanted.isBlank()) {
            return exact;
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        List<Incident> fitting = those(key -> key.toLowerCase(Locale.ROOT).contains(part));
        List<Incident> open =
                fitting.stream().filter(incident -> !isSettled(incident)).toList();
        return open.isEmpty() ? fitting : open;
    }

    /**
     * The cause of the one incident that is meant.
     *
     * @throws UsageException if none or several fit: whoever acts must say which
     */
    Cause cause(String wanted) {
        List<Incident> found = named(wanted);
        if (found.size() != 1) {
            throw new UsageException(IncidentText.not(wanted, found));
        }
        return found.getFirst().cause();
    }

    private List<Incident> those(Predicate<String> key) {
        return all.stream().filter(incident -> key.test(incident.cause().key())).toList();
    }
}
