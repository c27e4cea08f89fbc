package dev.waybill.aws;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Intervention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a person did, as bytes: packed JSON. It names its subject, since it is also kept where no key says it. */
final class InterventionJson {
    private InterventionJson() {}

    static byte[] write(Intervention intervention) {
        String json = JsonObject.write(out -> {
            out.writeStringField("id", intervention.id().value());
            out.writeStringField("subject", intervention.subject().key());
            out.writeStringField("target", intervention.target().value());
            out.writeStringField("operation", intervention.operation().value());
            out.writeStringField("kind", intervention.kind().name());
            out.writeStringField("who", intervention.who());
            out.writeStringField("why", intervention.why());
            out.writeStringField("what", intervention.what());
            out.writeStringField("at", intervention.at().toString());
        });
        return Gzip.pack(json.getBytes(StandardCharsets.UTF_8));
    }

    static Intervention read(byte[] packed) {
        JsonObject json = JsonObject.parse(new String(Gzip.unpack(packed), StandardCharsets.UTF_8));
        return new Intervention(
                new OperationId(json.text("id")),
                SubjectRef.parse(json.text("subject")),
                new SystemId(json.text("target")),
                new OperationId(json.text("operation")),
                Intervention.Kind.valueOf(json.text("kind")),
                json.text("who"),
                json.text("why"),
                json.text("what"),
                Instant.parse(json.text("at")));
    }
}
