package dev.waybill.aws;

import dev.waybill.domain.message.OperationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The links as they were when they were claimed here, so that recording the end needs no read. Only a shortcut: what is not in it
 * (another process claimed, or too many claims ago) is read from the table. Safe for use by several threads.
 */
final class ClaimedLinks {
    /** A claim is recorded within its invocation; more than this are never under way at once. */
    private static final int MOST = 100;

    private final Map<OperationId, Optional<LinkItem>> links = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OperationId, Optional<LinkItem>> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(OperationId operation, Optional<LinkItem> before) {
        links.put(operation, before);
    }

    /** Empty if it is not known here; an empty link if there was none before the claim. */
    synchronized Optional<Optional<LinkItem>> take(OperationId operation) {
        return Optional.ofNullable(links.remove(operation));
    }
}
