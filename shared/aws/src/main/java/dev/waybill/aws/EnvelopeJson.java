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
import java.util.function.Function;

/**
 * A queued message as text: one JSON object with the envelope's facts and the body exactly as received.
 *
 * <p>The body is {@code body} (text) up to 64 KiB of valid UTF-8, so that a person can read it in the queue's console;
 * otherwise {@code gzip} (packed, then Base64). Reading gives back the same bytes in both cases.
 */
public final class EnvelopeJson {
    private static final int MOST_AS_TEXT = 64 * 1024;
    /** A key may be made of headers, of which an API takes 10,240 bytes (API Gateway, quotas of HTTP APIs). */
    private static final int MOST_FACT = 16 * 1024;

    private static final int MOST_HEADERS = 50;

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
        JsonObject json = JsonObject.parse(text);
        return new Envelope(
                fact(json, "flow"),
                part(json, "source", SystemId::new),
                part(json, "target", SystemId::new),
                part(json, "subject", SubjectRef::parse),
                fact(json, "topic"),
                fact(json, "key"),
                json.find("version").map(version -> part(json, "version", Version::parse)),
                part(json, "receivedAt", Instant::parse),
                new CorrelationId(fact(json, "correlation")),
                json.object("headers").map(EnvelopeJson::headers).orElse(Map.of()),
                readBody(json),
                json.flag("redriven") ? Envelope.Redriven.YES : Envelope.Redriven.NO);
    }

    /** What the text means; the exception never holds any of it, unlike those of the types themselves. */
    private static <T> T part(JsonObject json, String name, Function<String, T> meaning) {
        String text = fact(json, name);
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException | DateTimeException other) {
            throw new IllegalArgumentException("'" + name + "' is not what it should be");
        }
    }

    private static String fact(JsonObject json, String name) {
        String text = json.text(name);
        if (text.length() > MOST_FACT) {
            throw new IllegalArgumentException("'" + name + "' has more than " + MOST_FACT + " characters");
        }
        return text;
    }

    private static Map<String, String> headers(JsonObject json) {
        Map<String, String> headers = json.asTexts();
        if (headers.size() > MOST_HEADERS || headers.values().stream().anyMatch(value -> value.length() > MOST_FACT)) {
            throw new IllegalArgumentException(
                    "'headers' are more than " + MOST_HEADERS + ", or longer than " + MOST_FACT + " characters");
        }
        return headers;
    }

    /** As {@code body} or, where it is large or no text, as {@code gzip}. */
    static void writeBody(JsonGenerator json, Body body) throws IOException {
        byte[] bytes = body.bytes();
        Optional<String> text = bytes.length <= MOST_AS_TEXT ? asText(bytes) : Optional.empty();
        if (text.isPresent()) {
            json.writeStringField("body", text.get());
        } else {
            json.writeStringField("gzip", Base64.getEncoder().encodeToString(Gzip.pack(bytes)));
        }
    }

    static Body readBody(JsonObject json) {
        Optional<String> text = json.find("body");
        return text.isPresent() ? Body.of(text.get()) : Body.of(Gzip.unpack(packed(json.text("gzip"))));
    }

    private static byte[] packed(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("'gzip' is not Base64");
        }
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
