package dev.waybill.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waybill.domain.message.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this computer can reach. Each request has a thread of its own. */
public final class LoopbackServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** What answers. */
    public interface Answers {
        Reply answer(Call call) throws IOException;
    }

    /**
     * Begins to answer.
     *
     * @param port 0 for any free one
     * @param mostBytes a larger body is answered 413 without being read to its end
     * @throws UncheckedIOException if the port is taken
     */
    public static LoopbackServer start(int port, int mostBytes, Answers answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> serve(exchange, mostBytes, answers));
            server.start();
            return new LoopbackServer(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be used: " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private static void serve(HttpExchange exchange, int mostBytes, Answers answers) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(mostBytes + 1);
            Reply reply = body.length > mostBytes
                    ? Reply.json(413, "{\"message\":\"Request Entity Too Large\"}")
                    : answers.answer(call(exchange, Body.of(body)));
            send(exchange, reply);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "no answer to " + exchange.getRequestMethod() + " request", e);
            send(exchange, Reply.json(500, "{\"message\":\"Internal Server Error\"}"));
        }
    }

    private static Call call(HttpExchange exchange, Body body) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = reply.body().bytes();
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Refuses new connections and drops those that are open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
