package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.Failure;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;

/** Log lines, each one JSON object, on a stream that Lambda passes to CloudWatch as it is. Safe for use by several threads. */
record JsonLines(PrintStream out, Clock clock) {
    /** Lambda leaves a line alone that is JSON already, and filters by {@code level} and {@code timestamp} in it. */
    void print(String message, String level, JsonObject.Content fields) {
        print(json -> {
            json.writeStringField("timestamp", clock.instant().toString());
            json.writeStringField("level", level);
            json.writeStringField("message", message);
            fields.write(json);
        });
    }

    /** Code and sentences of a failure, without what the other side said. */
    static void writeFailure(JsonGenerator json, Failure failure) throws IOException {
        json.writeStringField("code", failure.code().name());
        json.writeStringField("why", failure.whyUnquoted());
        if (!failure.kind().mayQuote()) {
            json.writeStringField("next", failure.next());
        }
    }

    void print(JsonObject.Content fields) {
        String line = JsonObject.write(fields);
        synchronized (out) {
            out.println(line);
        }
    }
}
