package dev.waybill.engine.delivery;

import java.time.Duration;

/** What the queue is to do with a message. */
public sealed interface Verdict {
    String messageId();

    /** Done with, whatever became of it: take it out. */
    record Done(String messageId) implements Verdict {}

    /** Show it again, at the earliest after the delay. */
    record Retry(String messageId, Duration in) implements Verdict {}
}
