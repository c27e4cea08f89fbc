package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A search condition: {@code ["field", "operator", value]}, several of them, or {@code ["OR", …]}. */
record Domain(Tables tables, Reading reading) {

    boolean holds(JsonNode domain, String model, ObjectNode row) {
        if (domain.isEmpty()) {
            return true;
        }
        if (isClause(domain)) {
            return clause(domain, model, row);
        }
        boolean any = domain.get(0).asText().equals("OR");
        Stream<JsonNode> parts =
                StreamSupport.stream(domain.spliterator(), false).filter(JsonNode::isArray);
        return any ? parts.anyMatch(part -> holds(part, model, row)) : parts.allMatch(part -> holds(part, model, row));
    }

    private static boolean isClause(JsonNode domain) {
        return domain.size() >= 3 && domain.get(0).isTextual() && domain.get(1).isTextual();
    }

    private boolean clause(JsonNode clause, String model, ObjectNode row) {
        String field = clause.get(0).asText();
        int dot = field.indexOf('.');
        String name = dot < 0 ? field : field.substring(0, dot);
        Models.requireField(model, name);
        if (dot > 0) {
            JsonNode rest = Tables.JSON
                    .arrayNode()
                    .add(field.substring(dot + 1))
                    .add(clause.get(1))
                    .add(clause.get(2));
            return related(model, row, name).anyMatch(it -> clause(rest, it.model(), it.row()));
        }
        if (clause.get(1).asText().equals("where")) {
            return related(model, row, name).anyMatch(it -> holds(clause.get(2), it.model(), it.row()));
        }
        return compare(reading.value(model, row, name), clause.get(1).asText(), clause.get(2));
    }

    private record Related(String model, ObjectNode row) {}

    private Stream<Related> related(String model, ObjectNode row, String field) {
        Optional<Models.Children> children = Models.children(model, field);
        if (children.isPresent()) {
            return tables.children(children.get(), row.path("id").asLong()).stream()
                    .map(child -> new Related(children.get().model(), child));
        }
        return Models.link(model, field).stream().flatMap(target -> elements(row.path(field))
                .flatMap(id -> tables.find(target, id.asLong()).stream())
                .map(it -> new Related(target, it)));
    }

    private static boolean compare(JsonNode value, String operator, JsonNode wanted) {
        return switch (operator) {
            case "=" -> same(value, wanted);
            case "!=" -> !same(value, wanted);
            case ">=" -> value.isObject() && Tables.sortable(value).compareTo(Tables.sortable(wanted)) >= 0;
            case "in" -> elements(value).anyMatch(one -> elements(wanted).anyMatch(it -> same(one, it)));
            case "ilike" -> matches(value.asText(), wanted.asText());
            default -> throw Reply.technical("operator " + operator);
        };
    }

    /** Of a field that names several records, each counts. */
    private static Stream<JsonNode> elements(JsonNode value) {
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
    }

    private static boolean same(JsonNode value, JsonNode wanted) {
        if (value.isNull() || wanted.isNull()) {
            return value.isNull() == wanted.isNull();
        }
        return value.asText().equals(wanted.asText());
    }

    /** SQL's pattern: {@code %} for any text, {@code _} for any character; no regard to case. */
    private static boolean matches(String value, String pattern) {
        return like(value.toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT));
    }

    private static boolean like(String value, String pattern) {
        if (pattern.isEmpty()) {
            return value.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            List<Integer> tails =
                    IntStream.rangeClosed(0, value.length()).boxed().toList();
            return tails.stream().anyMatch(from -> like(value.substring(from), pattern.substring(1)));
        }
        return !value.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == value.charAt(0))
                && like(value.substring(1), pattern.substring(1));
    }
}
