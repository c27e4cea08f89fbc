package dev.waybill.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.JsonApiLog;
import dev.waybill.aws.JsonAttemptLog;
import dev.waybill.aws.JsonBalanceLog;
import dev.waybill.aws.JsonPollLog;
import dev.waybill.aws.JsonRedriveLog;
import dev.waybill.engine.health.Gauge;
import dev.waybill.engine.ledger.Counted;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What our loggers print, found out by letting each print every kind of line with every part that it can have. */
final class EmittedLines {
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Clock clock = Clock.fixed(LineExamples.NOON, ZoneOffset.UTC);

    private EmittedLines() {}

    /** The fields of each kind of line, by its {@code message}. */
    static Map<String, Set<String>> fieldsByMessage() {
        EmittedLines printed = new EmittedLines();
        printed.attempts();
        printed.people();
        printed.rounds();
        Map<String, Set<String>> fields = new HashMap<>();
        for (JsonNode line : printed.lines()) {
            Set<String> names = fields.computeIfAbsent(line.path("message").asText(), kind -> new HashSet<>());
            line.fieldNames().forEachRemaining(names::add);
        }
        return fields;
    }

    /** The metrics that come of these gauges, each with its dimensions: {@code CircuitsOpen [Stack]}. */
    static Set<String> metrics(List<Gauge> gauges) {
        EmittedLines printed = new EmittedLines();
        new EmfMetrics(printed.out, "waybill", printed.clock).write(gauges);
        Set<String> metrics = new HashSet<>();
        for (JsonNode line : printed.lines()) {
            JsonNode described = line.at("/_aws/CloudWatchMetrics/0");
            for (JsonNode metric : described.path("Metrics")) {
                metrics.add(described.path("Namespace").asText() + " "
                        + metric.path("Name").asText() + " "
                        + Template.children(described.path("Dimensions").path(0))
                                .map(JsonNode::asText)
                                .toList());
            }
        }
        return metrics;
    }

    private void attempts() {
        JsonAttemptLog log = new JsonAttemptLog(out, clock);
        log.attempted(LineExamples.waiting(), true, Optional.of(Duration.ofSeconds(10)));
        log.counted("orders-to-erp", Counted.RECEIVED, 1);
        log.circuitChanged(LineExamples.closed(), LineExamples.open());
        log.answered("shop-es", 401, "SIGNATURE_WRONG", "the signature does not fit the body");
        log.defect(LineExamples.DOWN, new IllegalStateException());
    }

    private void people() {
        JsonApiLog api = new JsonApiLog(out, clock);
        api.asked("anna", "GET /v1/traces", 200);
        api.defect("GET /v1/traces", new IllegalStateException());
        JsonRedriveLog log = new JsonRedriveLog(out, clock);
        LineExamples.answers().forEach(answer -> log.command(LineExamples.redrive(), answer));
    }

    private void rounds() {
        new JsonRedriveLog(out, clock).round(LineExamples.redriveRound());
        new JsonPollLog(out, clock).ended(LineExamples.poll());
        JsonBalanceLog log = new JsonBalanceLog(out, clock);
        log.ended(LineExamples.balance());
        log.failed(LineExamples.unasked());
        log.drifted(LineExamples.drift());
        log.notCompared(LineExamples.notCompared());
        log.papers(LineExamples.ERP, LineExamples.SHOP, 2, 1, List.of("order 1001 lacks its invoice"));
        log.papersFailed(LineExamples.ERP, LineExamples.SHOP, LineExamples.DOWN);
    }

    private List<JsonNode> lines() {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(EmittedLines::parsed)
                .toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + line, e);
        }
    }
}
