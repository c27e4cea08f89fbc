package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A failure as a JSON member of something else, or packed by itself. */
final class FailureJson {
    private static final String FAILURE = "failure";

    private FailureJson() {}

    /** Writes it as the member {@code failure}. */
    static void write(JsonGenerator out, Failure failure) throws IOException {
        out.writeObjectFieldStart(FAILURE);
        out.writeStringField("code", failure.code().name());
        out.writeStringField("system", failure.system().value());
        out.writeStringField("operation", failure.operation());
        out.writeStringField("said", failure.said());
        out.writeStringField("why", failure.why());
        out.writeStringField("next", failure.next());
        if (failure.retryAfter().isPresent()) {
            out.writeStringField("after", failure.retryAfter().get().toString());
        }
        out.writeEndObject();
    }

    /** Reads the member {@code failure}. */
    static Optional<Failure> read(JsonObject json) {
        return json.object(FAILURE).map(FailureJson::failure);
    }

    static byte[] pack(Failure failure) {
        return Gzip.pack(JsonObject.write(out -> write(out, failure)).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Failure> unpack(byte[] packed) {
        return read(JsonObject.parse(new String(Gzip.unpack(packed), StandardCharsets.UTF_8)));
    }

    private static Failure failure(JsonObject json) {
        return new Failure(
                FailureCode.valueOf(json.text("code")),
                new SystemId(json.text("system")),
                json.text("operation"),
                json.text("said"),
                json.text("why"),
                json.text("next"),
                json.find("after").map(Duration::parse));
    }
}
