package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits because something was missing in the configuration is sent again once a newer one is in force: once per version, so that
 * a mapping is added and nobody has to remember what waited for it. Whoever still decides with an older version leaves it for the next
 * round.
 */
public final class Resumption {
    private final Ledger ledger;
    private final CurrentLandscape landscape;
    private final Redrives redrives;

    public Resumption(Ledger ledger, CurrentLandscape landscape, Redrives redrives) {
        this.ledger = ledger;
        this.landscape = landscape;
        this.redrives = redrives;
    }

    /** Sends again what was decided with an older configuration than the one in force, and may end differently now. */
    public Redrives.Report run(Terms terms, Instant deadline) {
        List<OpenItem> open = ledger.open(Selecting.MOST).stream()
                .filter(item -> !item.isRetrying())
                .filter(item -> mayBeMended(item.opened().cause().code()))
                .toList();
        if (open.isEmpty()) {
            return new Redrives.Report(List.of(), 0, Optional.empty());
        }
        long version = landscape.now().landscape().version();
        List<OpenItem> older = open.stream()
                .filter(item -> item.latest().landscapeVersion() < version)
                .toList()
                .reversed();
        By because = By.itself("configuration version " + version + " is in force");
        return redrives.again(older, because, Edit.NONE, terms, deadline);
    }

    /** A mapping, a route or a setting may have been added; what a person has to decide is not decided by a new file. */
    private static boolean mayBeMended(FailureCode code) {
        return code.kind() == FailureKind.MISCONFIGURED
                || code == FailureCode.ITEM_UNKNOWN
                || code == FailureCode.TAX_UNKNOWN
                || code == FailureCode.MASTER_DATA_UNKNOWN;
    }
}
