package dev.waybill.functions.operatorapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lambda's {@code Invoke} on the loopback: remembers what was asked, answers what it was told to. */
final class LambdaStub implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile int status = 200;
    private volatile boolean failing;
    private volatile String answer = "{\"answer\":\"dismissed\",\"count\":1}";

    LambdaStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/2015-03-31/functions/redrive/invocations", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answers(String json) {
        answer = json;
    }

    void fails() {
        failing = true;
    }

    void answersWith(int newStatus) {
        status = newStatus;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (failing) {
            exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
