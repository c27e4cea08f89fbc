package dev.waybill.engine.cursor;

import java.time.Instant;

/** What one change that was found by asking says about the webhooks of its system. */
public sealed interface Evidence {
    /** Its webhook had brought it here. */
    record Brought(String order, Instant changedAt, Instant receivedAt) implements Evidence {}

    /** It was carried as it was found: no webhook had brought it. */
    record Lost(Found found) implements Evidence {}

    /** Nobody has decided on it yet, so its webhook may wait in a queue. */
    record Open(Found found) implements Evidence {}

    /**
     * A change as it was found.
     *
     * @param order the system's own id
     * @param changedAt by the system's clock
     * @param foundAt when the look began that found it; messages of that look say they were received then
     */
    record Found(String order, Instant changedAt, Instant foundAt) {}
}
