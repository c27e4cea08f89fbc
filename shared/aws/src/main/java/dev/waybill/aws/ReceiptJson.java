package dev.waybill.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.erasure.Receipt.Holder;
import dev.waybill.engine.redrive.By;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** A {@link Receipt} as JSON: as it is kept, and as it is told. */
public final class ReceiptJson {
    private ReceiptJson() {}

    public static String write(Receipt receipt) {
        return JsonObject.write(json -> write(json, receipt));
    }

    static void write(JsonGenerator json, Receipt receipt) throws IOException {
        json.writeStringField("receipt", receipt.id());
        json.writeStringField("who", receipt.by().who());
        json.writeStringField("why", receipt.by().why());
        json.writeStringField("at", receipt.at().toString());
        JsonObject.writeTexts(json, "asked", receipt.asked());
        JsonObject.writeTexts(
                json,
                "subjects",
                receipt.subjects().stream().map(SubjectRef::key).toList());
        json.writeObjectFieldStart("counts");
        for (Place place : Place.values()) {
            json.writeNumberField(place.name(), receipt.counts().getOrDefault(place, 0));
        }
        json.writeEndObject();
        json.writeNumberField("looked", receipt.looked());
        if (receipt.next().isPresent()) {
            json.writeStringField("next", receipt.next().get());
        }
        json.writeArrayFieldStart("holders");
        for (Holder holder : receipt.holders()) {
            json.writeStartObject();
            json.writeStringField("system", holder.system().value());
            json.writeStringField("id", holder.id());
            json.writeStringField("note", holder.note());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonObject.writeTexts(json, "left", receipt.left());
        json.writeBooleanField("done", receipt.isDone());
    }

    /**
     * The receipt.
     *
     * @throws IllegalArgumentException if the text is none; its message names the path of what is wrong
     */
    static Receipt read(String text) {
        return read(StrictPart.of(text));
    }

    static Receipt read(StrictPart json) {
        Map<Place, Integer> counts = new EnumMap<>(Place.class);
        json.part("counts")
                .texts()
                .forEach((place, count) -> counts.merge(Place.valueOf(place), Integer.parseInt(count), Integer::sum));
        counts.values().removeIf(count -> count == 0);
        return new Receipt(
                json.text("receipt"),
                new By(json.text("who"), json.text("why")),
                json.value("at", Instant::parse),
                json.json().texts("asked"),
                json.json().texts("subjects").stream().map(SubjectRef::parse).toList(),
                counts,
                json.count("looked"),
                json.find("next", next -> next),
                json.parts("holders").stream()
                        .map(holder -> new Holder(
                                holder.value("system", SystemId::new), holder.text("id"), holder.text("note")))
                        .toList(),
                json.json().texts("left"));
    }
}
