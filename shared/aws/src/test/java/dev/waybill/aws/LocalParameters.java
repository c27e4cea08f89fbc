package dev.waybill.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A Parameter Store on the loopback that speaks {@code GetParameter} and can be switched off. */
public final class LocalParameters implements AutoCloseable {
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private final HttpServer server;

    private LocalParameters(HttpServer server) {
        this.server = server;
    }

    public static LocalParameters start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LocalParameters parameters = new LocalParameters(server);
            server.createContext("/", parameters::answer);
            server.start();
            return parameters;
        } catch (IOException e) {
            throw new UncheckedIOException("the parameter server did not start", e);
        }
    }

    public void put(String name, String value) {
        values.put(name, value);
    }

    /** From now on so many requests are answered 500. */
    void failNext(int requests) {
        failing.set(requests);
    }

    /** How many requests came. */
    public int asked() {
        return asked.get();
    }

    public String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String name = JsonObject.parse(request).text("Name");
        boolean signed = exchange.getRequestHeaders()
                .getFirst("Authorization")
                .matches("AWS4-HMAC-SHA256 Credential=.*/ssm/aws4_request.*");
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 500, "{\"__type\":\"InternalServerError\"}");
        } else if (!signed) {
            send(exchange, 400, "{\"__type\":\"AccessDeniedException\"}");
        } else if (!values.containsKey(name)) {
            send(exchange, 400, "{\"__type\":\"ParameterNotFound\"}");
        } else {
            send(exchange, 200, JsonObject.write(json -> {
                json.writeObjectFieldStart("Parameter");
                json.writeStringField("Name", name);
                json.writeStringField("Value", values.getOrDefault(name, ""));
                json.writeEndObject();
            }));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
