package dev.waybill.local.metric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import dev.waybill.local.log.FunctionLog;
import dev.waybill.local.template.MetricFilterSpec;
import dev.waybill.local.template.MetricFilterSpec.Count;
import dev.waybill.local.template.MetricFilterSpec.Series;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts the functions' lines by the template's metric filters, by the minute, and tells sums: {@code GetMetricData} of CloudWatch in its
 * JSON protocol (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html, read 2026-11). At once where
 * Amazon needs a minute or two, and only what was printed since the start.
 */
public final class LocalMetrics implements AutoCloseable {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MINUTE = 60;
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<MetricFilterSpec> filters;
    private final Clock clock;
    private final Map<Series, NavigableMap<Long, Double>> sums = new HashMap<>();
    private final LoopbackServer server;

    /** Starts at once, at any free port. */
    public LocalMetrics(List<MetricFilterSpec> filters, Clock clock) {
        this.filters = List.copyOf(filters);
        this.clock = clock;
        this.server = LoopbackServer.start(0, MOST_BYTES, this::answer);
    }

    public URI address() {
        return server.address();
    }

    /** A line that is printed on this thread; it counts if a function prints it. */
    public void printed(JsonNode line) {
        if (!FunctionLog.LOG_GROUP.isBound()) {
            return;
        }
        String logGroup = FunctionLog.LOG_GROUP.get();
        filters.stream()
                .filter(filter -> filter.logGroup().equals(logGroup))
                .flatMap(filter -> filter.count(line).stream())
                .forEach(this::add);
    }

    private synchronized void add(Count count) {
        long minute = Math.floorDiv(clock.instant().getEpochSecond(), MINUTE) * MINUTE;
        sums.computeIfAbsent(count.series(), none -> new TreeMap<>()).merge(minute, count.value(), Double::sum);
    }

    private Reply answer(Call call) throws IOException {
        if (!call.header("x-amz-target").orElse("").equals("GraniteServiceVersion20100801.GetMetricData")) {
            return amazon(
                    400,
                    NODES.objectNode()
                            .put("__type", "UnknownOperationException")
                            .put("message", "the local CloudWatch only tells sums, by GetMetricData in JSON"));
        }
        JsonNode request = JSON.readTree(call.text());
        ObjectNode answer = NODES.objectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        request.path("MetricDataQueries").forEach(query -> results.add(result(query, request)));
        return amazon(200, answer);
    }

    private synchronized ObjectNode result(JsonNode query, JsonNode request) {
        JsonNode metric = query.at("/MetricStat/Metric");
        Map<String, String> dimensions = new HashMap<>();
        metric.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.path("Name").asText(), dimension.path("Value").asText()));
        String name = metric.path("MetricName").asText();
        long period = query.at("/MetricStat/Period").asLong();
        TreeMap<Long, Double> periods = new TreeMap<>();
        sums.getOrDefault(new Series(metric.path("Namespace").asText(), name, dimensions), new TreeMap<>())
                .subMap(
                        request.path("StartTime").asLong(),
                        true,
                        request.path("EndTime").asLong(),
                        false)
                .forEach((minute, sum) -> periods.merge(Math.floorDiv(minute, period) * period, sum, Double::sum));
        ObjectNode result = NODES.objectNode()
                .put("Id", query.path("Id").asText())
                .put("Label", name)
                .put("StatusCode", "Complete");
        ArrayNode times = result.putArray("Timestamps");
        ArrayNode values = result.putArray("Values");
        periods.descendingMap().forEach((time, sum) -> {
            times.add(time);
            values.add(sum);
        });
        return result;
    }

    private static Reply amazon(int status, JsonNode json) {
        return Reply.json(status, json.toString()).withHeader("Content-Type", "application/x-amz-json-1.0");
    }

    @Override
    public void close() {
        server.close();
    }
}
