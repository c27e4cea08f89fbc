package dev.waybill.aws;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.cursor.Pulse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A cursor as text. What is polled and the version are not in it: the item says them. One that was kept without a pulse begins to learn. */
final class CursorJson {
    private CursorJson() {}

    static String write(Cursor cursor) {
        return JsonObject.write(out -> {
            out.writeStringField("reached", cursor.reached().toString());
            if (cursor.resume().isPresent()) {
                out.writeStringField("resume", cursor.resume().get().toString());
            }
            out.writeStringField("lookedAt", cursor.lookedAt().toString());
            if (cursor.failure().isPresent()) {
                FailureJson.write(out, cursor.failure().get());
            }
            Map<String, String> seen = new HashMap<>();
            cursor.seen().forEach((mark, at) -> seen.put(mark, at.toString()));
            JsonObject.writeTexts(out, "seen", seen);
            if (cursor.pulse().isPresent()) {
                PulseJson.write(out, cursor.pulse().get());
            }
        });
    }

    static Cursor read(String text, Polled of, long version) {
        JsonObject json = JsonObject.parse(text);
        Map<String, Instant> seen = new HashMap<>();
        json.object("seen")
                .map(JsonObject::asTexts)
                .orElse(Map.of())
                .forEach((mark, at) -> seen.put(mark, Instant.parse(at)));
        Instant lookedAt = Instant.parse(json.text("lookedAt"));
        Optional<Pulse> pulse = of.entity() == EntityKind.ORDER
                ? Optional.of(json.object("pulse").map(PulseJson::read).orElseGet(() -> Pulse.beginning(lookedAt)))
                : Optional.empty();
        return new Cursor(
                of,
                version,
                Instant.parse(json.text("reached")),
                json.find("resume").map(Instant::parse),
                seen,
                lookedAt,
                FailureJson.read(json),
                pulse);
    }
}
