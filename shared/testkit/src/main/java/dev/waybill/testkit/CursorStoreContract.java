package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Evidence.Brought;
import dev.waybill.engine.cursor.Evidence.Found;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.engine.cursor.Rhythm;
import dev.waybill.engine.cursor.Week;
import dev.waybill.engine.port.CursorStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CursorStore} does. Each test uses a system of its own, so the store may be shared and kept. */
public abstract class CursorStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");

    private final String run = Long.toString(System.nanoTime(), 36);

    /** The store under test. */
    protected abstract CursorStore store();

    @Test
    void everything_comes_back_as_it_was_written() {
        Cursor rich = new Cursor(
                polled("rich"),
                1,
                NOON,
                Optional.of(NOON.minusSeconds(3)),
                Map.of("0123456789abcdef0123", NOON, "another", NOON.minusSeconds(1)),
                NOON.plusSeconds(4),
                Optional.of(Failure.of(
                                FailureCode.TOO_BUSY,
                                new SystemId("rich"),
                                "listOrders",
                                "the shop is busy (429)",
                                "nothing: it is asked again")
                        .saying("slow down")
                        .retryingAfter(Duration.ofSeconds(70))),
                Optional.of(pulse()));

        assertThat(store().write(rich)).isTrue();

        assertThat(store().all()).contains(rich);
    }

    @Test
    void a_plain_one_comes_back_too() {
        Cursor plain = plain("plain", 1);

        assertThat(store().write(plain)).isTrue();

        assertThat(store().all()).contains(plain);
    }

    @Test
    void of_two_that_saw_the_same_state_one_writes() {
        assertThat(store().write(plain("raced", 1))).isTrue();

        assertThat(store().write(plain("raced", 2))).isTrue();
        assertThat(store().write(plain("raced", 2))).isFalse();
        assertThat(store().write(plain("raced", 1))).isFalse();
        assertThat(store().write(plain("raced", 4))).isFalse();
        assertThat(store().write(plain("new", 2))).isFalse();
        assertThat(store().all()).contains(plain("raced", 2));
    }

    @Test
    void the_kinds_of_one_system_are_apart() {
        Cursor orders = plain("both", 1);
        Cursor stock = new Cursor(
                new Polled(orders.of().system(), EntityKind.STOCK),
                1,
                NOON,
                Optional.empty(),
                Map.of(),
                NOON,
                Optional.empty(),
                Optional.empty());

        assertThat(store().write(orders)).isTrue();
        assertThat(store().write(stock)).isTrue();

        assertThat(store().all()).contains(orders, stock);
    }

    private Cursor plain(String system, long version) {
        return new Cursor(
                polled(system),
                version,
                NOON,
                Optional.empty(),
                Map.of(),
                NOON,
                Optional.empty(),
                Optional.of(Pulse.beginning(NOON)));
    }

    /** Of a shop in which everything is in doubt, with as much as there can be of it. */
    private static Pulse pulse() {
        List<Found> found = IntStream.range(0, Hearing.MOST)
                .mapToObj(i -> new Found("10" + i, NOON.minusSeconds(i), NOON))
                .toList();
        Hearing webhooks = new Hearing(
                Optional.of(new Brought("1001", NOON.minusSeconds(70), NOON.minusSeconds(60))),
                found,
                found,
                Optional.of(NOON.plusSeconds(1)));
        Week week =
                new Week(IntStream.range(0, 7 * 24).mapToObj(hour -> hour * 35).toList());
        return new Pulse(webhooks, new Rhythm(NOON.minusSeconds(9), NOON, 59, NOON.minusSeconds(2), week));
    }

    private Polled polled(String system) {
        return new Polled(new SystemId(system + "-" + run), EntityKind.ORDER);
    }
}
