package dev.waybill.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One address for DynamoDB and SQS, as an emulator has: hands each call on by the service that its target names. */
final class OneEndpoint implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";
    /** What the client or the server sets itself. */
    private static final Set<String> OF_THE_WAY =
            Set.of("connection", "content-length", "date", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, String> there;
    private final HttpServer server;

    private OneEndpoint(Map<String, String> there, HttpServer server) {
        this.there = there;
        this.server = server;
    }

    /**
     * Opens it.
     *
     * @param there where the two are, each by the variable of its endpoint
     */
    static OneEndpoint open(int port, Map<String, String> there) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            OneEndpoint opened = new OneEndpoint(there, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", opened::handOn);
            server.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be had", e);
        }
    }

    /** Stands in for an emulator, to run the suites against: {@code OneEndpoint PORT}, until it is ended. */
    public static void main(String[] arguments) {
        OneEndpoint open = open(Integer.parseInt(arguments[0]), EmbeddedAws.start());
        System.out.println("DynamoDB and SQS are at " + open.address());
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void handOn(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst(TARGET))
                .orElse("");
        String service = target.startsWith("DynamoDB") ? "AWS_ENDPOINT_URL_DYNAMODB" : "AWS_ENDPOINT_URL_SQS";
        URI to = URI.create(there.getOrDefault(service, "")).resolve(exchange.getRequestURI());
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_WAY.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            answer(exchange, client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_WAY.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }
}
