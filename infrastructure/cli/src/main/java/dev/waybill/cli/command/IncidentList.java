package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.ledger.Cause;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Incidents as people name them. Those that are not settled come first, each part newest first. */
final class IncidentList {
    private static final Set<String> SETTLED = Set.of("RESOLVED", "DISMISSED");

    private final List<Told> all;

    private IncidentList(List<Told> all) {
        this.all = all;
    }

    static IncidentList of(List<JsonNode> incidents) {
        return new IncidentList(incidents.stream()
                .map(Told::new)
                .sorted(Comparator.comparing(IncidentList::isSettled))
                .toList());
    }

    List<Told> all() {
        return all;
    }

    List<Told> unsettled() {
        return all.stream().filter(incident -> !isSettled(incident)).toList();
    }

    private static boolean isSettled(Told incident) {
        return SETTLED.contains(incident.text("state"));
    }

    /** By its number in the list, which changes as incidents come and go: good for looking, not for acting. */
    List<Told> numbered(String wanted) {
        boolean number = wanted.matches("[1-9]\\d{0,5}") && Integer.parseInt(wanted) <= all.size();
        return number ? List.of(all.get(Integer.parseInt(wanted) - 1)) : named(wanted);
    }

    /** By its key, or by a part of it; of several that fit, the ones that are not settled go first. */
    private List<Told> named(String wanted) {
        List<Told> exact = those(key -> key.equalsIgnoreCase(wanted));
        if (!exact.isEmpty() || wanted.isBlank()) {
            return exact;
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        List<Told> fitting = those(key -> key.toLowerCase(Locale.ROOT).contains(part));
        List<Told> open =
                fitting.stream().filter(incident -> !isSettled(incident)).toList();
        return open.isEmpty() ? fitting : open;
    }

    /**
     * The cause of the one incident that is meant.
     *
     * @throws UsageException if none or several fit: whoever acts must say which
     */
    Cause cause(String wanted) {
        List<Told> found = named(wanted);
        if (found.size() != 1) {
            throw new UsageException(IncidentText.not(wanted, found));
        }
        return Cause.parse(found.getFirst().text("incident"));
    }

    private List<Told> those(Predicate<String> key) {
        return all.stream()
                .filter(incident -> key.test(incident.text("incident")))
                .toList();
    }
}
