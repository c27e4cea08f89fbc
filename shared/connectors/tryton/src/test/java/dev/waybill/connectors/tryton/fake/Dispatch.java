package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Runs one method on the tables; undoes it whole if it ends in an error. */
final class Dispatch {
    private static final Set<String> FORBIDDEN = Set.of("res.user.create");

    private final Tables tables;
    private final Reading reading;
    private final Domain domain;
    private final Writing writing;
    private final SaleButtons buttons;
    private final PaperDesk desk;

    Dispatch(Tables tables, Rules rules, PaperDesk desk) {
        this.tables = tables;
        this.desk = desk;
        this.reading = new Reading(tables, new SaleAmounts(tables));
        this.domain = new Domain(tables, reading);
        this.writing = new Writing(tables, rules);
        this.buttons = new SaleButtons(tables);
    }

    JsonNode run(String method, JsonNode params) {
        JsonNode context = params.path(params.size() - 1);
        if (!context.isObject()) {
            throw Reply.technical("Missing context argument");
        }
        if (method.startsWith("report.")) {
            return desk.print(method, params.get(0).get(0).asLong());
        }
        int dot = method.lastIndexOf('.');
        String model = method.substring("model.".length(), Math.max(dot, "model.".length()));
        String verb = method.substring(dot + 1);
        if (method.equals("model.res.user.get_preferences")) {
            return preferences();
        }
        Models.requireModel(model);
        if (FORBIDDEN.contains(model + "." + verb)) {
            throw Reply.userError("You are not allowed to access \"User\".");
        }
        reading.within(context);
        Runnable undo = tables.savepoint();
        try {
            return run(new Call(model, verb, params, context));
        } catch (Reply error) {
            undo.run();
            throw error;
        }
    }

    private record Call(String model, String verb, JsonNode params, JsonNode context) {}

    private JsonNode run(Call call) {
        JsonNode first = call.params().get(0);
        return switch (call.verb()) {
            case "search" -> Tables.ids(found(call));
            case "search_read" -> rows(call.model(), found(call), call.params().get(4));
            case "search_count" -> Tables.JSON.numberNode(found(call).size());
            case "read" ->
                rows(
                        call.model(),
                        StreamSupport.stream(first.spliterator(), false)
                                .map(id -> tables.get(call.model(), id.asLong()))
                                .toList(),
                        call.params().get(1));
            case "create" -> writing.create(call.model(), first);
            case "write" -> {
                writing.write(
                        call.model(),
                        first,
                        (ObjectNode) call.params().get(1),
                        call.context().path("_timestamp"));
                yield NullNode.getInstance();
            }
            default -> press(call, first);
        };
    }

    private JsonNode press(Call call, JsonNode ids) {
        if (!call.model().equals("sale.sale") || !buttons.knows(call.verb())) {
            throw Reply.page(403);
        }
        ids.forEach(id -> buttons.press(call.verb(), id.asLong()));
        return NullNode.getInstance();
    }

    private List<ObjectNode> found(Call call) {
        List<ObjectNode> found = new ArrayList<>(tables.of(call.model()).values().stream()
                .filter(row -> row.path("active").asBoolean(true))
                .filter(row -> domain.holds(call.params().get(0), call.model(), row))
                .toList());
        JsonNode order = call.params().path(3).path(0);
        if (order.isArray() && !order.get(0).asText().equals("id")) {
            found.sort(Comparator.comparing(
                    row -> Tables.sortable(row.path(order.get(0).asText()))));
        }
        int offset = Math.min(call.params().path(1).asInt(0), found.size());
        int limit = call.params().path(2).asInt(Integer.MAX_VALUE);
        return found.subList(offset, (int) Math.min((long) offset + limit, found.size()));
    }

    private ArrayNode rows(String model, List<ObjectNode> records, JsonNode fields) {
        List<String> names = StreamSupport.stream(fields.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        ArrayNode rows = Tables.JSON.arrayNode();
        records.forEach(row -> rows.add(reading.read(model, row, names)));
        return rows;
    }

    private static JsonNode preferences() {
        ObjectNode preferences = Tables.JSON.objectNode();
        preferences.put("company", 1).put("language", "en").put("language_direction", "ltr");
        preferences.put("company_filter", "one").put("company.rec_name", "Fake GmbH");
        preferences.set("groups", Tables.JSON.arrayNode());
        return preferences;
    }
}
