package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.engine.cursor.Evidence.Brought;
import dev.waybill.engine.cursor.Evidence.Found;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.cursor.Rhythm;
import dev.waybill.engine.cursor.Week;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a cursor's changes tell, as text: about 700 bytes, and 100 more for each change that is in doubt. */
final class PulseJson {
    private PulseJson() {}

    static void write(JsonGenerator out, Pulse pulse) throws IOException {
        out.writeObjectFieldStart("pulse");
        write(out, pulse.webhooks());
        Rhythm rhythm = pulse.rhythm();
        out.writeStringField("since", rhythm.since().toString());
        out.writeStringField("readTo", rhythm.readTo().toString());
        out.writeNumberField("busy", rhythm.busy());
        out.writeStringField("last", rhythm.last().toString());
        out.writeStringField(
                "week", rhythm.week().hundredths().stream().map(String::valueOf).collect(Collectors.joining(",")));
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Hearing webhooks) throws IOException {
        if (webhooks.last().isPresent()) {
            Brought last = webhooks.last().get();
            out.writeObjectFieldStart("heard");
            out.writeStringField("order", last.order());
            out.writeStringField("changedAt", last.changedAt().toString());
            out.writeStringField("receivedAt", last.receivedAt().toString());
            out.writeEndObject();
        }
        if (webhooks.silentSince().isPresent()) {
            out.writeStringField("silentSince", webhooks.silentSince().get().toString());
        }
        write(out, "open", webhooks.open());
        write(out, "lost", webhooks.lost());
    }

    private static void write(JsonGenerator out, String name, List<Found> changes) throws IOException {
        out.writeArrayFieldStart(name);
        for (Found found : changes) {
            out.writeStartObject();
            out.writeStringField("order", found.order());
            out.writeStringField("changedAt", found.changedAt().toString());
            out.writeStringField("foundAt", found.foundAt().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static Pulse read(JsonObject json) {
        Optional<Brought> last = json.object("heard")
                .map(heard -> new Brought(heard.text("order"), time(heard, "changedAt"), time(heard, "receivedAt")));
        Hearing webhooks = new Hearing(
                last,
                found(json, "open"),
                found(json, "lost"),
                json.find("silentSince").map(Instant::parse));
        List<Integer> week = Arrays.stream(json.text("week").split(",", -1))
                .map(Integer::valueOf)
                .toList();
        Rhythm rhythm = new Rhythm(
                time(json, "since"),
                time(json, "readTo"),
                Integer.parseInt(json.text("busy")),
                time(json, "last"),
                new Week(week));
        return new Pulse(webhooks, rhythm);
    }

    private static List<Found> found(JsonObject json, String name) {
        return json.objects(name).stream()
                .map(one -> new Found(one.text("order"), time(one, "changedAt"), time(one, "foundAt")))
                .toList();
    }

    private static Instant time(JsonObject json, String name) {
        return Instant.parse(json.text(name));
    }
}
