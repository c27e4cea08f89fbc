package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.port.Leases;
import dev.waybill.engine.port.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link Leases} do. Each test uses a name of its own, so the store may be shared and kept. */
public abstract class LeasesContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final String run = Long.toString(System.nanoTime(), 36);

    /** The store under test. */
    protected abstract Leases leases();

    @Test
    void of_two_that_want_it_one_gets_it() {
        assertThat(leases().take(lease("a", "1", NOON), NOON)).isTrue();

        assertThat(leases().take(lease("a", "2", NOON), NOON)).isFalse();
        assertThat(leases().take(lease("b", "2", NOON), NOON))
                .as("another name is another lease")
                .isTrue();
    }

    @Test
    void what_was_given_back_is_free() {
        leases().take(lease("c", "1", NOON), NOON);

        leases().giveBack(lease("c", "1", NOON));

        assertThat(leases().take(lease("c", "2", NOON), NOON)).isTrue();
    }

    @Test
    void the_lease_of_one_who_died_ends_by_itself() {
        leases().take(lease("d", "1", NOON), NOON);
        Instant end = NOON.plus(TWO_MINUTES);

        assertThat(leases().take(lease("d", "2", end), end.minusMillis(1))).isFalse();
        assertThat(leases().take(lease("d", "2", end), end)).isTrue();
    }

    @Test
    void one_who_comes_too_late_gives_back_nothing_of_the_next() {
        leases().take(lease("e", "1", NOON), NOON);
        Instant end = NOON.plus(TWO_MINUTES);
        leases().take(lease("e", "2", end), end);

        leases().giveBack(lease("e", "1", NOON));

        assertThat(leases().take(lease("e", "3", end), end)).isFalse();
    }

    @Test
    void what_was_never_taken_can_be_given_back() {
        leases().giveBack(lease("f", "1", NOON));

        assertThat(leases().take(lease("f", "2", NOON), NOON)).isTrue();
    }

    private Lease lease(String name, String holder, Instant now) {
        return new Lease(name + "-" + run, new OperationId(holder), now.plus(TWO_MINUTES));
    }
}
