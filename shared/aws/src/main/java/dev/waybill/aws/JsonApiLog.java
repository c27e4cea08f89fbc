package dev.waybill.aws;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;

/**
 * One JSON line per request of a person ({@code operator.asked}): who, what kind of thing, how it ended. Never which words were
 * searched for, as they may name a customer. Names of the fields are part of the interface: saved queries use them.
 */
public final class JsonApiLog {
    private static final int MOST_FRAMES = 20;

    private final JsonLines lines;

    public JsonApiLog(PrintStream out, Clock clock) {
        this.lines = new JsonLines(out, clock);
    }

    /**
     * A request and how it ended.
     *
     * @param endpoint as the API names it, its parts not filled in
     */
    public void asked(String who, String endpoint, int status) {
        lines.print("operator.asked", status < 400 ? "INFO" : "WARN", json -> {
            json.writeStringField("who", who);
            json.writeStringField("endpoint", endpoint);
            json.writeNumberField("status", status);
        });
    }

    /** What nobody foresaw: where in our code, without its message, which may hold data. */
    public void defect(String endpoint, RuntimeException unforeseen) {
        lines.print("waybill.defect", "ERROR", json -> {
            json.writeStringField("endpoint", endpoint);
            json.writeStringField("exception", unforeseen.getClass().getName());
            JsonObject.writeTexts(
                    json,
                    "stack",
                    Arrays.stream(unforeseen.getStackTrace())
                            .limit(MOST_FRAMES)
                            .map(StackTraceElement::toString)
                            .toList());
        });
    }
}
