package dev.waybill.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.waybill.checks.Template.Resource;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.engine.health.Gauge;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What queries, dashboards and alarms name is really emitted: a graph of a metric that nobody writes is empty for ever. */
final class EvidenceRules {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What CloudWatch adds to each line, and what Lambda says of each call where logs are JSON
     * (https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report, read 2026-11).
     */
    private static final Set<String> FIELDS_OF_AWS = Set.of(
            "@log",
            "@message",
            "@timestamp",
            "record.metrics.billedDurationMs",
            "record.metrics.initDurationMs",
            "record.metrics.maxMemoryUsedMB");

    private final Map<String, Set<String>> lines = EmittedLines.fieldsByMessage();
    private final Set<String> metrics;

    /** @param root the template whose metric filters count lines */
    EvidenceRules(JavaClasses product, Template root) {
        metrics = EmittedLines.metrics(gauges(product));
        metrics.addAll(MetricsOfAws.all());
        metrics.addAll(CountRules.metrics(root));
    }

    List<String> violations(Template template) {
        return Stream.concat(
                        queries(template).flatMap(this::unknown),
                        metricsNamed(template)
                                .filter(named -> !metrics.contains(named.metric()))
                                .map(named ->
                                        named.by() + " names the metric " + named.metric() + ", which nobody emits"))
                .toList();
    }

    /** The metrics of ours that say that something does not work, and at which no alarm looks. */
    List<String> unwatched(Template template) {
        Set<String> watched = template.ofType("AWS::CloudWatch::Alarm")
                .map(alarm -> watched(alarm).metric())
                .collect(Collectors.toSet());
        return metrics.stream()
                .filter(metric -> metric.matches("Waybill [A-Za-z]*(Failing|Open) \\[Stack]"))
                .filter(metric -> !watched.contains(metric))
                .sorted()
                .toList();
    }

    /** Saved ones, and those of dashboards. */
    static Stream<LogQuery> queries(Template template) {
        Stream<LogQuery> saved = template.ofType("AWS::Logs::QueryDefinition")
                .map(query -> new LogQuery(
                        query.id(), query.properties().path("QueryString").asText()));
        Stream<LogQuery> shown = widgets(template)
                .filter(widget -> widget.json().path("type").asText().equals("log"))
                .map(widget -> new LogQuery(
                        widget.name(), widget.json().at("/properties/query").asText()));
        return Stream.concat(saved, shown);
    }

    private Stream<String> unknown(LogQuery query) {
        List<String> unknown = new ArrayList<>();
        query.messages().stream()
                .filter(message -> !lines.containsKey(message))
                .forEach(message -> unknown.add("the line " + message));
        Set<String> asked = query.messages().isEmpty() ? lines.keySet() : query.messages();
        Set<String> emitted = asked.stream()
                .flatMap(message -> lines.getOrDefault(message, Set.of()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        emitted.addAll(FIELDS_OF_AWS);
        query.fields().stream()
                .filter(field -> !emitted.contains(field))
                .forEach(field -> unknown.add("the field " + field));
        query.texts().stream()
                .filter(text -> text.matches("[A-Z][A-Z_]+") && !words().contains(text))
                .forEach(word -> unknown.add("the word " + word));
        return unknown.stream().map(what -> query.name() + " asks for " + what + ", which nobody emits");
    }

    static Set<String> words() {
        return Stream.<Enum<?>[]>of(FailureCode.values(), SkipReason.values(), Ending.values(), Counted.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    private record Named(String by, String metric) {}

    private static Stream<Named> metricsNamed(Template template) {
        Stream<Named> watched = template.ofType("AWS::CloudWatch::Alarm").map(EvidenceRules::watched);
        Stream<Named> shown = widgets(template)
                .flatMap(widget -> Template.children(widget.json().at("/properties/metrics"))
                        .map(row -> new Named(widget.name(), metric(row))));
        return Stream.concat(watched, shown);
    }

    private static Named watched(Resource alarm) {
        JsonNode properties = alarm.properties();
        List<String> dimensions = Template.children(properties.path("Dimensions"))
                .map(dimension -> dimension.path("Name").asText())
                .toList();
        return new Named(
                alarm.id(),
                properties.path("Namespace").asText() + " "
                        + properties.path("MetricName").asText() + " " + dimensions);
    }

    /** A row is namespace, name, and dimensions by turns with their values; with few values, these matter, too. */
    private static String metric(JsonNode row) {
        List<String> dimensions = new ArrayList<>();
        for (int at = 2; at + 1 < row.size(); at += 2) {
            String value = row.path(0).asText().startsWith("Waybill/")
                    ? "=" + row.path(at + 1).asText()
                    : "";
            dimensions.add(row.path(at).asText() + value);
        }
        return row.path(0).asText() + " " + row.path(1).asText() + " " + dimensions;
    }

    private record Widget(String name, JsonNode json) {}

    private static Stream<Widget> widgets(Template template) {
        return template.ofType("AWS::CloudWatch::Dashboard").flatMap(dashboard -> {
            String body = dashboard.properties().at("/DashboardBody/Fn::Sub").asText();
            return Template.children(parsed(dashboard, body).path("widgets"))
                    .map(widget -> new Widget(
                            dashboard.id() + " '"
                                    + widget.at("/properties/title").asText() + "'",
                            widget));
        });
    }

    private static JsonNode parsed(Resource dashboard, String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the body of " + dashboard.id() + " is no JSON", e);
        }
    }

    /** Names are texts of the classes that make gauges; with each of them EMF writes what it writes. */
    private static List<Gauge> gauges(JavaClasses product) {
        return product.stream()
                .filter(type -> !type.getName().equals(Gauge.class.getName()))
                .filter(type -> type.getCodeUnitCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Gauge.class)
                                && Set.of("of", "<init>").contains(call.getName())))
                .flatMap(EnvironmentRules::textConstants)
                .filter(text -> text.matches("[A-Z][a-z]+([A-Z][a-z]+)+"))
                .map(name -> Gauge.of(name, "None", 1))
                .toList();
    }
}
