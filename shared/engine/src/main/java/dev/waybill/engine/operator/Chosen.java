package dev.waybill.engine.operator;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.Selecting;
import dev.waybill.engine.redrive.Selection;
import java.util.List;
import java.util.Optional;

/** Turns a selection into operations, or says what is wrong with the selection. */
public final class Chosen {
    private final Ledger ledger;
    private final Selecting selecting;
    private final CurrentLandscape landscape;

    public Chosen(Ledger ledger, CurrentLandscape landscape) {
        this.ledger = ledger;
        this.selecting = new Selecting(ledger);
        this.landscape = landscape;
    }

    /** The operations it means, the one that failed first first; may be none. */
    List<OpenItem> by(Selection selection) {
        return selecting.select(selection);
    }

    /**
     * What is wrong with a selection.
     *
     * @param found what it selects
     */
    Optional<Answer.Refused> wrong(Selection selection, List<OpenItem> found) {
        List<SystemId> shops =
                found.stream().map(item -> item.subject().system()).distinct().toList();
        if (shops.size() > 1 && selection instanceof Selection.OfOrder order) {
            return Optional.of(new Answer.Refused(
                    "there are several orders " + quoted(order.number()) + ": in " + words(shops), "name the shop"));
        }
        return found.isEmpty() ? nothing(selection) : Optional.empty();
    }

    private Optional<Answer.Refused> nothing(Selection selection) {
        return switch (selection) {
            // What is to be said of one operation, sending it again says.
            case Selection.One one -> Optional.empty();
            case Selection.OfOrder order -> Optional.of(nothing(order));
            case Selection.OfIncident incident -> Optional.of(nothing(incident.cause()));
            case Selection.Matching matching -> matching.system().flatMap(this::unknown);
            case Selection.All all -> Optional.empty();
        };
    }

    private Answer.Refused nothing(Selection.OfOrder order) {
        String shop = order.shop().map(system -> " of " + system).orElse("");
        boolean seen = ledger.byNumber(EntityKind.ORDER, order.number()).stream()
                .anyMatch(subject -> order.shop().map(subject.system()::equals).orElse(true));
        return seen
                ? new Answer.Refused(
                        "order " + quoted(order.number()) + shop + " waits for nobody: none of it is held or failed",
                        "`waybill trace` shows what became of it")
                : new Answer.Refused(
                        "no order " + quoted(order.number()) + shop + " was ever seen",
                        "check the number, and that the shop's webhooks reach Waybill");
    }

    /** Why nothing of an incident can be acted upon. */
    Answer.Refused nothing(Cause cause) {
        Optional<Incident> incident = ledger.incidents().stream()
                .filter(one -> one.cause().equals(cause))
                .findFirst();
        if (incident.isEmpty()) {
            return new Answer.Refused(
                    "there is no incident " + quoted(cause.key()), "`waybill failures` lists those that are open");
        }
        return incident.get().open() > 0
                ? new Answer.Refused(
                        "what is open of " + cause + " (" + incident.get().open() + ") is being tried again",
                        "wait for the outcome; a single operation can be named if that takes too long")
                : new Answer.Refused(
                        "nothing is open of " + cause + " (" + incident.get().state() + ")", "there is nothing to do");
    }

    private Optional<Answer.Refused> unknown(SystemId system) {
        List<SystemId> known = landscape.now().landscape().systems().stream()
                .map(spec -> spec.id())
                .toList();
        return known.contains(system)
                ? Optional.empty()
                : Optional.of(new Answer.Refused("no system is called '" + system + "'", "use one of " + words(known)));
    }

    private static String words(List<SystemId> systems) {
        return String.join(", ", systems.stream().map(SystemId::value).sorted().toList());
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cc}", "?") + "'";
    }
}
