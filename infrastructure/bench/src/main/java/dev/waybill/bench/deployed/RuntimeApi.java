package dev.waybill.bench.deployed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's side of a function, as far as one instance needs it: gives out events one by one and takes the answers
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html, read 2026-11). {@code /restore/next} is where a function under
 * SnapStart waits, ready for its snapshot, until it is restored.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PREFIX = "/2018-06-01/runtime/";

    /**
     * What came back.
     *
     * @param error whether the function failed; the text says how
     */
    public record Answer(boolean error, String text) {}

    private record Event(String json, Duration time) {}

    private final HttpServer server;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(10);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime API did not start", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PREFIX, this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** One call of the function, which has so long for it. */
    Answer call(String event, Duration time) throws InterruptedException {
        events.add(new Event(event, time));
        return answer();
    }

    /** Waits until the function is ready for its snapshot. */
    public void awaitSnapshot() throws InterruptedException {
        if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function never was ready for its snapshot: " + answers.poll());
        }
    }

    public void restore() {
        restored.countDown();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Answer answer() throws InterruptedException {
        Answer answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("the function did not answer within " + PATIENCE);
        }
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            switch (path) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> {
                    ready.countDown();
                    restored.await();
                    send(exchange, 200, "");
                }
                default -> {
                    answers.add(new Answer(path.endsWith("error"), body));
                    send(exchange, 202, "{\"status\":\"OK\"}");
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks until there is one: an error here would be the end of the runtime client. */
    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Event event = events.take();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(Instant.now().plus(event.time()).toEpochMilli()));
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:test:live");
        send(exchange, 200, event.json());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
