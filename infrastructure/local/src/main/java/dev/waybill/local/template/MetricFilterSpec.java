package dev.waybill.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A metric filter: which lines of a log group count, and as what.
 *
 * @param value a number, or the field that has it: {@code $.changes}
 * @param dimensions the field with the value of each, by name
 */
public record MetricFilterSpec(
        String logGroup,
        List<Condition> conditions,
        String namespace,
        String metric,
        String value,
        Map<String, String> dimensions) {
    public MetricFilterSpec {
        conditions = List.copyOf(conditions);
        dimensions = Map.copyOf(dimensions);
    }

    /**
     * What a line must say.
     *
     * @param text empty for the flag {@code true}
     */
    public record Condition(String field, Optional<String> text) {
        boolean holds(JsonNode line) {
            JsonNode said = line.path(field);
            return text.map(said.asText()::equals).orElse(said.isBoolean() && said.booleanValue());
        }
    }

    /** One of the numbers that a metric is made of. */
    public record Series(String namespace, String metric, Map<String, String> dimensions) {
        public Series {
            dimensions = Map.copyOf(dimensions);
        }
    }

    /** What counts. */
    public record Count(Series series, double value) {}

    /** What a line of the group counts as; empty if it does not count, or lacks the value or a dimension, as at Amazon. */
    public Optional<Count> count(JsonNode line) {
        if (!conditions.stream().allMatch(condition -> condition.holds(line))) {
            return Optional.empty();
        }
        Map<String, String> said = new TreeMap<>();
        dimensions.forEach((name, field) -> said.put(name, text(line, field)));
        String number = value.startsWith("$.") ? text(line, value) : value;
        return number.isEmpty() || said.containsValue("")
                ? Optional.empty()
                : Optional.of(new Count(new Series(namespace, metric, said), Double.parseDouble(number)));
    }

    private static String text(JsonNode line, String field) {
        return line.path(field.substring(2)).asText();
    }
}
