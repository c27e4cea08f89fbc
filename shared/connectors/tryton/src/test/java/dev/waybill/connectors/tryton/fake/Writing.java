package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What {@code create}, {@code write} and {@code delete} do, with the commands {@code create}, {@code delete} and {@code add}. */
final class Writing {
    private final Tables tables;
    private final Rules rules;

    Writing(Tables tables, Rules rules) {
        this.tables = tables;
        this.rules = rules;
    }

    ArrayNode create(String model, JsonNode records) {
        ArrayNode ids = Tables.JSON.arrayNode();
        records.forEach(values -> ids.add(create(model, (ObjectNode) values)));
        return ids;
    }

    private long create(String model, ObjectNode values) {
        requireKnownFields(model, values);
        long id = tables.spendId(model);
        ObjectNode row = rules.withDefaults(model, plain(model, values));
        tables.insert(model, id, row);
        rules.requireUnique(model, tables.get(model, id));
        children(model, id, values);
        rules.check(model, tables.get(model, id));
        return id;
    }

    void write(String model, JsonNode ids, ObjectNode values, JsonNode timestamps) {
        requireKnownFields(model, values);
        for (JsonNode id : ids) {
            requireUnchanged(model, id.asLong(), timestamps);
            tables.get(model, id.asLong()).setAll(plain(model, values));
            children(model, id.asLong(), values);
            tables.touch(model, id.asLong());
            rules.check(model, tables.get(model, id.asLong()));
        }
    }

    private void requireUnchanged(String model, long id, JsonNode timestamps) {
        JsonNode seen = timestamps.path(model + "," + id);
        if (!seen.isMissingNode() && !seen.asText().equals(tables.timestamp(tables.get(model, id)))) {
            throw Reply.concurrency();
        }
    }

    private static void requireKnownFields(String model, ObjectNode values) {
        values.fieldNames().forEachRemaining(field -> Models.requireField(model, field));
    }

    /** The fields that are not lists of records; links to many are kept as a list of ids. */
    private static ObjectNode plain(String model, ObjectNode values) {
        ObjectNode plain = Tables.JSON.objectNode();
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            if (Models.children(model, field.getKey()).isEmpty()) {
                plain.set(
                        field.getKey(),
                        isAdd(field.getValue()) ? field.getValue().get(0).get(1) : field.getValue());
            }
        }
        return plain;
    }

    private static boolean isAdd(JsonNode value) {
        return value.isArray() && value.path(0).path(0).asText().equals("add");
    }

    private void children(String model, long id, ObjectNode values) {
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            Optional<Models.Children> children = Models.children(model, field.getKey());
            children.ifPresent(it -> field.getValue().forEach(command -> apply(it, id, command)));
        }
    }

    private void apply(Models.Children children, long parent, JsonNode command) {
        switch (command.path(0).asText()) {
            case "create" -> {
                for (JsonNode values : command.get(1)) {
                    ObjectNode child = values.deepCopy();
                    child.put(children.parent(), parent);
                    create(children.model(), child);
                }
            }
            case "delete" -> command.get(1).forEach(id -> delete(children.model(), id.asLong()));
            default -> throw Reply.technical("unknown command " + command.path(0));
        }
    }

    private void delete(String model, long id) {
        rules.checkDelete(model, tables.get(model, id));
        tables.delete(model, id);
    }
}
