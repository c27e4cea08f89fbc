package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.poll.PollReport;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

/** One JSON line per look at a system ({@code poll.ended}). Names of the fields are part of the interface: saved queries use them. */
public final class JsonPollLog {
    private final JsonLines lines;

    public JsonPollLog(PrintStream out, Clock clock) {
        this.lines = new JsonLines(out, clock);
    }

    /** What one look did, and why it stopped if it failed. */
    public void ended(PollReport report) {
        Cursor cursor = report.cursor();
        Optional<Failure> failure = cursor.failure();
        lines.print("poll.ended", failure.isPresent() ? "WARN" : "INFO", json -> {
            json.writeStringField("system", cursor.of().system().value());
            json.writeStringField("entity", cursor.of().entity().word());
            json.writeNumberField("pages", report.done().pages());
            json.writeNumberField("read", report.done().read());
            json.writeNumberField("queued", report.done().queued());
            json.writeStringField("reached", cursor.reached().toString());
            json.writeBooleanField("unfinished", report.unfinished());
            if (cursor.pulse().isPresent()) {
                json.writeNumberField(
                        "webhooks_lost", cursor.pulse().get().webhooks().lost().size());
            }
            if (failure.isPresent()) {
                JsonLines.writeFailure(json, failure.get());
            }
        });
    }
}
