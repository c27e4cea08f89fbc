package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * CloudWatch's {@code GetMetricData} on the loopback, in the words of its published model (botocore 1.43.11, cloudwatch/2010-08-01,
 * protocol {@code json} 1.0: times are seconds since 1970): remembers what was asked, tells the values it was given.
 */
final class CloudWatchStub implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    final List<Headers> headers = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final Map<String, List<Double>> values = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String code = "";
    private volatile String state = "Complete";

    CloudWatchStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void has(String flow, String outcome, Double... some) {
        values.put(flow + " " + outcome, List.of(some));
    }

    void refuses(int newStatus, String newCode) {
        status = newStatus;
        code = newCode;
    }

    void tellsAPart() {
        state = "PartialData";
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        asked.add(request);
        headers.add(exchange.getRequestHeaders());
        ObjectNode said = JSON.createObjectNode();
        if (status == 200) {
            ArrayNode results = said.putArray("MetricDataResults");
            request.path("MetricDataQueries").forEach(query -> results.add(result(query)));
            said.putArray("Messages");
        } else {
            said.put("__type", "com.amazonaws.cloudwatch#" + code).put("message", "no");
        }
        byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ObjectNode result(JsonNode query) {
        JsonNode dimensions = query.at("/MetricStat/Metric/Dimensions");
        List<Double> told = values.getOrDefault(
                dimensions.at("/0/Value").asText() + " "
                        + dimensions.at("/1/Value").asText(),
                List.of());
        ObjectNode result = JSON.createObjectNode()
                .put("Id", query.path("Id").asText())
                .put("Label", "Changes")
                .put("StatusCode", state);
        ArrayNode timestamps = result.putArray("Timestamps");
        ArrayNode sums = result.putArray("Values");
        told.forEach(value -> {
            timestamps.add(1.7640504E9);
            sums.add(value);
        });
        return result;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
