package dev.waybill.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault at the second of two calls, through the real door. */
class FaultProxyTest {
    private final AtomicInteger done = new AtomicInteger();
    private final HttpServer server = serverOrFail();
    private final FaultProxy proxy = FaultProxy.before(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    private final JdkHttpDoor door = new JdkHttpDoor(Duration.ofSeconds(5));

    private static HttpServer serverOrFail() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            done.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    private String send(Duration timeout) {
        HttpCall call = new HttpCall(
                new SystemId("erp"),
                "createOrder",
                Effect.WRITE,
                "POST",
                proxy.address().resolve("/orders?x=1"),
                Map.of("content-type", "text/plain"),
                Body.of("hello"),
                timeout);
        try {
            return Integer.toString(door.send(call).status());
        } catch (FailureException e) {
            return e.failure().code().name();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_fault_strikes_from_its_call_on_until_it_is_healed() {
        return Stream.of(WireFault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> strikesFromTheSecondCallOn(fault)));
    }

    private void strikesFromTheSecondCallOn(WireFault fault) {
        done.set(0);
        proxy.strike(fault, 2);

        assertThat(send(Duration.ofSeconds(20))).isEqualTo("200");
        assertThat(send(Duration.ofMillis(500))).isEqualTo(expected(fault));
        assertThat(proxy.hasStruck(Duration.ofSeconds(20))).isTrue();
        assertThat(done).hasValue(fault.isDone() ? 2 : 1);

        proxy.heal();
        assertThat(send(Duration.ofSeconds(20))).isEqualTo("200");
    }

    private static String expected(WireFault fault) {
        return switch (fault) {
            case REFUSED -> "UNREACHABLE";
            case NO_ANSWER_NOT_DONE, NO_ANSWER_DONE, RESET_NOT_DONE, RESET_DONE, RESET_IN_ANSWER, ENDLESS_ANSWER ->
                "ANSWER_MISSING";
            case TOO_BUSY -> "429";
            case ERROR_NOT_DONE, ERROR_DONE -> "500";
            case UNAVAILABLE -> "503";
            case GARBAGE_NOT_DONE, GARBAGE_DONE -> "200";
            case LOCKED_OUT -> "401";
        };
    }
}
