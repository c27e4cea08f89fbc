package dev.waybill.connectors.tryton.fake;

import java.util.Map;

/** What goes wrong with a call. */
public sealed interface Fault {

    /** Answers a page with this status; the work is not done. */
    record Status(int status, Map<String, String> headers) implements Fault {
        public Status(int status) {
            this(status, Map.of());
        }
    }

    /** Does the work, then answers this status. */
    record StatusAfterWork(int status) implements Fault {}

    /** Does the work, then breaks the connection without an answer. */
    record SilenceAfterWork() implements Fault {}

    /** Breaks the connection without doing the work. */
    record SilenceBeforeWork() implements Fault {}

    /** Answers an error of the given text in the shape of technical errors; the work is undone. */
    record Technical(String text) implements Fault {}

    /** Answers that there is nothing, as to a search made a moment before somebody else wrote. */
    record Empty() implements Fault {}

    /** Says no in these words; the work is not done. */
    record Refusal(String message) implements Fault {}

    /** Asks a question that somebody must answer yes to. */
    record Warning(String text) implements Fault {}

    /** Does the work, and somebody else changes the sale right after it. */
    record ChangedBySomebodyElse(long sale) implements Fault {}
}
