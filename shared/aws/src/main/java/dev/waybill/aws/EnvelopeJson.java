package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A queued message as text: one JSON object with the envelope's facts and the body exactly as received.
 *
 * <p>The body is {@code body} (text) up to 64 KiB of valid UTF-8, so that a person can read it in the queue's console;
 * otherwise {@code gzip} (packed, then Base64). Reading gives back the same bytes in both cases.
 */
public final class EnvelopeJson {
    private static final int MOST_AS_TEXT = 64 * 1024;

    private EnvelopeJson() {}

    public static String write(Envelope envelope) {
        return takenBySqs(JsonObject.write(json -> {
            json.writeStringField("flow", envelope.flow());
            json.writeStringField("source", envelope.source().value());
            json.writeStringField("target", envelope.target().value());
            json.writeStringField("subject", envelope.subject().key());
            json.writeStringField("topic", envelope.topic());
            json.writeStringField("key", envelope.key());
            if (envelope.version().isPresent()) {
                json.writeStringField("version", envelope.version().get().sortable());
            }
            json.writeStringField("receivedAt", envelope.receivedAt().toString());
            json.writeStringField("correlation", envelope.correlation().value());
            JsonObject.writeTexts(json, "headers", envelope.headers());
            if (envelope.redriven() == Envelope.Redriven.YES) {
                json.writeBooleanField("redriven", true);
            }
            writeBody(json, envelope.body());
        }));
    }

    /**
     * The envelope.
     *
     * @throws IllegalArgumentException if the text is not a message of ours; its message says why, without any of it
     */
    public static Envelope read(String text) {
        try {
            JsonObject json = JsonObject.parse(text);
            return new Envelope(
                    json.text("flow"),
                    new SystemId(json.text("source")),
                    new SystemId(json.text("target")),
                    SubjectRef.parse(json.text("subject")),
                    json.text("topic"),
                    json.text("key"),
                    json.find("version").map(Version::parse),
                    Instant.parse(json.text("receivedAt")),
                    new CorrelationId(json.text("correlation")),
                    json.object("headers").map(JsonObject::asTexts).orElse(Map.of()),
                    readBody(json),
                    json.flag("redriven") ? Envelope.Redriven.YES : Envelope.Redriven.NO);
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("'receivedAt' or 'version' is not a time", notATime);
        }
    }

    private static void writeBody(JsonGenerator json, Body body) throws IOException {
        byte[] bytes = body.bytes();
        Optional<String> text = bytes.length <= MOST_AS_TEXT ? asText(bytes) : Optional.empty();
        if (text.isPresent()) {
            json.writeStringField("body", text.get());
        } else {
            json.writeStringField("gzip", Base64.getEncoder().encodeToString(Gzip.pack(bytes)));
        }
    }

    private static Body readBody(JsonObject json) {
        Optional<String> text = json.find("body");
        return text.isPresent()
                ? Body.of(text.get())
                : Body.of(Gzip.unpack(Base64.getDecoder().decode(json.text("gzip"))));
    }

    private static Optional<String> asText(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** SQS refuses the two non-characters U+FFFE and U+FFFF (SendMessage, API reference); in JSON they may be escaped. */
    private static String takenBySqs(String json) {
        return json.replace("\uFFFE", "\\uFFFE").replace("\uFFFF", "\\uFFFF");
    }
}
