package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Records by model and id. As on a real database, an id is spent even if what it was for is undone. */
final class Tables {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, NavigableMap<Long, ObjectNode>> rows = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();
    private Instant now = Instant.parse("2026-11-23T11:00:00Z");

    NavigableMap<Long, ObjectNode> of(String model) {
        Models.requireModel(model);
        return rows.computeIfAbsent(model, name -> new TreeMap<>());
    }

    Optional<ObjectNode> find(String model, long id) {
        return Optional.ofNullable(of(model).get(id));
    }

    ObjectNode get(String model, long id) {
        return find(model, id)
                .orElseThrow(() -> Reply.userError("You are trying to read records \"" + id + "\" of \""
                        + Models.title(model) + "\" that don't exist anymore."));
    }

    long spendId(String model) {
        return last.merge(model, 1L, Long::sum);
    }

    /** Puts a record under the next id and answers it. */
    long insert(String model, ObjectNode values) {
        return insert(model, spendId(model), values);
    }

    long insert(String model, long id, ObjectNode values) {
        ObjectNode row = values.deepCopy();
        row.put("id", id);
        row.set("create_date", tick());
        row.set("write_date", NullNode.getInstance());
        of(model).put(id, row);
        last.merge(model, id, Math::max);
        return id;
    }

    void touch(String model, long id) {
        get(model, id).set("write_date", tick());
    }

    void delete(String model, long id) {
        of(model).remove(id);
    }

    List<ObjectNode> children(Models.Children children, long parent) {
        return of(children.model()).values().stream()
                .filter(row -> row.path(children.parent()).asLong() == parent)
                .toList();
    }

    /** A copy to return to when a call is undone; ids stay spent. */
    Runnable savepoint() {
        Map<String, NavigableMap<Long, ObjectNode>> before = new HashMap<>();
        rows.forEach((model, table) -> {
            NavigableMap<Long, ObjectNode> copy = new TreeMap<>();
            table.forEach((id, row) -> copy.put(id, row.deepCopy()));
            before.put(model, copy);
        });
        return () -> {
            rows.clear();
            rows.putAll(before);
        };
    }

    /** As PostgreSQL writes it: seconds with microseconds. */
    String timestamp(ObjectNode row) {
        JsonNode at = row.path("write_date").isObject() ? row.path("write_date") : row.path("create_date");
        Instant instant = ZonedDateTime.of(
                        at.path("year").asInt(),
                        at.path("month").asInt(),
                        at.path("day").asInt(),
                        at.path("hour").asInt(),
                        at.path("minute").asInt(),
                        at.path("second").asInt(),
                        at.path("microsecond").asInt() * 1000,
                        ZoneOffset.UTC)
                .toInstant();
        return "%d.%06d".formatted(instant.getEpochSecond(), instant.getNano() / 1000);
    }

    /** Its own time. */
    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String today() {
        return now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** A time as text that sorts; nothing where there is none. */
    static String sortable(JsonNode time) {
        return time.path("__class__").asText().equals("datetime")
                ? "%04d-%02d-%02dT%02d:%02d:%02d.%06d"
                        .formatted(
                                time.path("year").asInt(),
                                time.path("month").asInt(),
                                time.path("day").asInt(),
                                time.path("hour").asInt(),
                                time.path("minute").asInt(),
                                time.path("second").asInt(),
                                time.path("microsecond").asInt())
                : time.asText();
    }

    private ObjectNode tick() {
        now = now.plusMillis(7);
        ZonedDateTime at = now.atZone(ZoneOffset.UTC);
        ObjectNode json = JSON.objectNode();
        json.put("__class__", "datetime").put("year", at.getYear()).put("month", at.getMonthValue());
        json.put("day", at.getDayOfMonth()).put("hour", at.getHour()).put("minute", at.getMinute());
        return json.put("second", at.getSecond()).put("microsecond", at.getNano() / 1000);
    }

    static ArrayNode ids(List<ObjectNode> records) {
        ArrayNode ids = JSON.arrayNode();
        records.forEach(row -> ids.add(row.get("id")));
        return ids;
    }
}
