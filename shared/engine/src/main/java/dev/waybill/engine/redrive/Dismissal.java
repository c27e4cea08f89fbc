package dev.waybill.engine.redrive;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.util.Optional;

/** A person says that an incident, or one operation, needs nothing from Waybill any more. */
public final class Dismissal {
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    public Dismissal(Ledger ledger, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes every operation of the incident off the list that is not being tried again; how many. */
    public int dismiss(Cause cause, By by) {
        int dismissed = 0;
        Optional<Intervention> last = Optional.empty();
        for (OpenItem item : ledger.open(cause, Selecting.MOST)) {
            Intervention intervention = intervention(item, by);
            if (!item.isRetrying() && ledger.dismiss(item)) {
                ledger.intervened(intervention);
                last = Optional.of(intervention);
                dismissed++;
            }
        }
        last.ifPresent(intervention -> ledger.dismissed(cause, intervention));
        return dismissed;
    }

    /** Takes one operation off the list; false if it is not on it, or is being tried again. */
    public boolean dismiss(OpenItem item, By by) {
        boolean dismissed = !item.isRetrying() && ledger.dismiss(item);
        if (dismissed) {
            ledger.intervened(intervention(item, by));
        }
        return dismissed;
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
