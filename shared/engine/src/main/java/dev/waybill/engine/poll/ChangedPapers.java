package dev.waybill.engine.poll;

import dev.waybill.connector.document.DocumentSource;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;

/** Reads to the end whose paper changed, for who wants to compare and not to carry. */
public final class ChangedPapers {
    private ChangedPapers() {}

    /**
     * The orders whose paper changed at or after a time, each once with its last change, the latest last.
     *
     * @throws dev.waybill.domain.failure.FailureException if the system cannot be asked
     */
    public static List<Changed> since(SystemId system, DocumentSource source, Instant from) {
        return Latest.changes(new DocumentList(system, source), from);
    }
}
