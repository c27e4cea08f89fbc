package dev.waybill.connector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkHttpDoorTest {
    private static final Duration SOON = Duration.ofMillis(1500);
    private final JdkHttpDoor door = new JdkHttpDoor(Duration.ofSeconds(60));
    private HttpServer server = serverOrFail();

    private static HttpServer serverOrFail() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpCall call(Effect effect, int port) {
        return call(effect, port, Duration.ofSeconds(60));
    }

    private HttpCall call(Effect effect, int port, Duration timeout) {
        return new HttpCall(
                new SystemId("erp"),
                "createOrder",
                effect,
                "POST",
                URI.create("http://127.0.0.1:" + port + "/x"),
                Map.of("authorization", "top-secret"),
                Body.of("hello"),
                timeout);
    }

    private FailureCode failure(HttpCall call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, () -> door.send(call));
        assertThat(thrown.failure().why()).doesNotContain("top-secret");
        assertThat(thrown.failure().said()).doesNotContain("top-secret");
        return thrown.failure().code();
    }

    @Test
    void an_answer_comes_back_whatever_its_status() {
        server.createContext("/x", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(429, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        HttpAnswer answer = door.send(call(Effect.WRITE, server.getAddress().getPort()));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo(Body.of("hello"));
        assertThat(answer.retryAfter(Instant.EPOCH)).contains(Duration.ofSeconds(7));
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        server.createContext("/x", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(door.send(call(Effect.READ, server.getAddress().getPort())).status())
                .isEqualTo(302);
    }

    @Test
    void no_connection_means_nothing_was_done() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(failure(call(Effect.WRITE, nobody))).isEqualTo(FailureCode.UNREACHABLE);
    }

    @Test
    void an_unknown_name_means_nothing_was_done() {
        HttpCall call = call(Effect.WRITE, 1);
        HttpCall elsewhere = new HttpCall(
                call.system(),
                call.operation(),
                call.effect(),
                call.method(),
                URI.create("https://no-such-host.invalid/x"),
                call.headers(),
                call.body(),
                call.timeout());

        assertThat(failure(elsewhere)).isEqualTo(FailureCode.UNREACHABLE);
    }

    @Test
    void no_answer_in_time_may_have_been_done_if_it_was_a_write() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(failure(call(Effect.WRITE, silent.getLocalPort(), SOON))).isEqualTo(FailureCode.ANSWER_MISSING);
            assertThat(failure(call(Effect.READ, silent.getLocalPort(), SOON))).isEqualTo(FailureCode.DOWN);
        }
    }

    @Test
    void a_connection_that_breaks_after_the_request_may_have_been_done() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread hangsUp = Thread.ofVirtual().start(() -> hangUpOn(rude));

            assertThat(failure(call(Effect.WRITE, rude.getLocalPort()))).isEqualTo(FailureCode.ANSWER_MISSING);
            hangsUp.join();
        }
    }

    @Test
    void an_answer_that_begins_but_never_ends_is_given_up() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread drips = Thread.ofVirtual().start(() -> beginToAnswer(slow));

            assertThat(failure(call(Effect.WRITE, slow.getLocalPort(), SOON))).isEqualTo(FailureCode.ANSWER_MISSING);
            drips.join();
        }
    }

    /** Ends when the caller has hung up. */
    private static void beginToAnswer(ServerSocket slow) {
        try (Socket socket = slow.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(UTF_8));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_answer_larger_than_the_limit_is_not_read() {
        server.createContext("/x", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int megabyte = 0; megabyte < 17; megabyte++) {
                    body.write(new byte[1024 * 1024]);
                }
            } catch (IOException hungUp) {
                exchange.close();
            }
        });

        assertThat(failure(call(Effect.READ, server.getAddress().getPort()))).isEqualTo(FailureCode.DOWN);
    }

    @Test
    void what_came_packed_is_not_unpacked_so_that_a_small_answer_stays_small() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(new byte[20 * 1024 * 1024]);
        }
        server.createContext("/x", exchange -> {
            assertThat(exchange.getRequestHeaders().containsKey("Accept-Encoding"))
                    .isFalse();
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
            exchange.close();
        });

        HttpAnswer answer = door.send(call(Effect.READ, server.getAddress().getPort()));

        assertThat(answer.body().length()).isEqualTo(packed.size()).isLessThan(100_000);
    }

    private static void hangUpOn(ServerSocket rude) {
        try (Socket socket = rude.accept()) {
            socket.getInputStream().readNBytes(20);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
