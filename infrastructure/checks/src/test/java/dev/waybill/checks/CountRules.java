package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.waybill.checks.Template.Resource;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.ledger.Counted;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Metric filters count lines that are printed, by fields that these have; each function that prints such lines is counted, once; and
 * operator-api asks for what they count
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html, read 2026-11).
 */
record CountRules(JavaClasses product) {
    /** Prints the kind of line: it is reached by whoever does. */
    private static final Map<String, Set<String>> PRINTED_BY = Map.of(
            "delivery.attempted", Set.of("dev.waybill.engine.delivery.Records"),
            "changes.counted",
                    Set.of("dev.waybill.engine.delivery.Deliveries", "dev.waybill.engine.stock.StockDeliveries"));

    private static final String ASKS = "dev.waybill.aws.CloudWatchFlowCounts";
    private static final Pattern MESSAGE = Pattern.compile("\\(\\$\\.message = \"([^\"]+)\"\\)");
    private static final Pattern FIELD = Pattern.compile("\\$\\.(\\w+)");
    private static final Pattern WORD = Pattern.compile("\"([A-Z_]+)\"");

    List<String> violations(Template template) {
        return Stream.of(filters(template).flatMap(this::wrong), counted(template), asked(template))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Resource> filters(Template template) {
        return template.ofType("AWS::Logs::MetricFilter");
    }

    private static JsonNode metric(Resource filter) {
        return filter.properties().path("MetricTransformations").path(0);
    }

    private static String message(Resource filter) {
        return first(MESSAGE, filter.properties().path("FilterPattern").asText());
    }

    private Stream<String> wrong(Resource filter) {
        String pattern = filter.properties().path("FilterPattern").asText();
        Set<String> printed = EmittedLines.fieldsByMessage().getOrDefault(message(filter), Set.of());
        Stream<String> fields = Stream.concat(
                        Stream.of(pattern, metric(filter).path("MetricValue").asText()), dimensions(filter, "Value"))
                .flatMap(text -> all(FIELD, text))
                .filter(field -> !printed.contains(field))
                .map(field -> "counts by the field " + field + ", which no line '" + message(filter) + "' has");
        Stream<String> words = all(WORD, pattern)
                .filter(word -> !EvidenceRules.words().contains(word))
                .map(word -> "compares with the word " + word + ", which nobody prints");
        return Stream.concat(fields, words).map(filter::because);
    }

    /** Whoever prints such lines is counted by one filter, and nobody else. */
    private Stream<String> counted(Template template) {
        return template.functions()
                .flatMap(function -> PRINTED_BY.entrySet().stream().flatMap(line -> {
                    long filters = filters(template)
                            .filter(filter -> message(filter).equals(line.getKey()))
                            .filter(filter -> filter.properties()
                                    .path("LogGroupName")
                                    .equals(function.properties()
                                            .path("LoggingConfig")
                                            .path("LogGroup")))
                            .count();
                    long wanted = reaches(function, line.getValue()) ? 1 : 0;
                    return filters == wanted
                            ? Stream.of()
                            : Stream.of(function.because("has " + filters + " metric filters of lines '" + line.getKey()
                                    + "' but must have " + wanted));
                }));
    }

    private boolean reaches(Resource function, Set<String> types) {
        String handler = function.properties().path("Handler").asText().replaceFirst("::.*", "");
        return product.stream()
                .filter(type -> type.getName().equals(handler))
                .flatMap(type -> EnvironmentRules.reachable(type, new HashSet<>()).stream())
                .anyMatch(type -> types.contains(type.getName()));
    }

    /** Each filter counts what is asked for, where it is asked for. */
    private Stream<String> asked(Template template) {
        Set<String> names = product.stream()
                .filter(type -> type.getName().equals(ASKS))
                .flatMap(EnvironmentRules::textConstants)
                .collect(Collectors.toSet());
        List<JsonNode> namespaces = template.functions()
                .filter(function -> reaches(function, Set.of(ASKS)))
                .map(function -> function.properties().at("/Environment/Variables/METRIC_NAMESPACE"))
                .toList();
        return filters(template)
                .filter(filter -> !namespaces.contains(metric(filter).path("MetricNamespace"))
                        || !names.contains(metric(filter).path("MetricName").asText())
                        || dimensions(filter, "Key").toList().size() != 2
                        || !dimensions(filter, "Key").allMatch(names::contains))
                .map(filter -> filter.because("counts " + metric(filter) + ", which " + ASKS + " never asks for"));
    }

    private static Stream<String> dimensions(Resource filter, String part) {
        return Template.children(metric(filter).path("Dimensions"))
                .map(dimension -> dimension.path(part).asText());
    }

    /** What widgets may show: each metric with all values that its dimensions can have. */
    static Set<String> metrics(Template template) {
        return filters(template)
                .map(CountRules::metric)
                .flatMap(metric -> Arrays.stream(FlowSpec.values()).flatMap(flow -> Arrays.stream(Counted.values())
                        .map(what -> metric.path("MetricNamespace")
                                        .path("Fn::Sub")
                                        .asText()
                                        .replace("AWS::", "")
                                + " " + metric.path("MetricName").asText() + " [Flow=" + flow.word()
                                + ", Outcome=" + what + "]")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String first(Pattern pattern, String text) {
        return all(pattern, text).findFirst().orElse("");
    }
}
