package dev.waybill.engine.redrive;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A person says that an incident, or one operation, needs nothing from Waybill any more. */
public final class Dismissal {
    private final Ledger ledger;
    private final Consumer<OpenItem> afterwards;
    private final Ids ids;
    private final Clock clock;

    /** @param afterwards is told of each item that is off the list */
    public Dismissal(Ledger ledger, Consumer<OpenItem> afterwards, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.afterwards = afterwards;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes every operation of the incident off the list that is not being tried again; how many. */
    public int dismiss(Cause cause, By by) {
        List<Intervention> done = ledger.open(cause, Selecting.MOST).stream()
                .flatMap(item -> dismissed(item, by).stream())
                .toList();
        if (!done.isEmpty()) {
            ledger.dismissed(cause, done.getLast());
        }
        return done.size();
    }

    /** Takes one operation off the list; false if it is not on it, or is being tried again. */
    public boolean dismiss(OpenItem item, By by) {
        return dismissed(item, by).isPresent();
    }

    private Optional<Intervention> dismissed(OpenItem item, By by) {
        if (item.isRetrying() || !ledger.dismiss(item)) {
            return Optional.empty();
        }
        Intervention intervention = intervention(item, by);
        ledger.intervened(intervention);
        afterwards.accept(item);
        return Optional.of(intervention);
    }

    private Intervention intervention(OpenItem item, By by) {
        return new Intervention(
                new OperationId(ids.next()),
                item.subject(),
                item.target(),
                item.opened().by(),
                Intervention.Kind.DISMISSED,
                by.who(),
                by.why(),
                "",
                clock.instant());
    }
}
