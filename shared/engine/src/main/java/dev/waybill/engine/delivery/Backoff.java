package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureKind;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling from {@code first} to {@code longest} with full jitter, never shorter
 * than what the other side asks for. After a lost answer at least {@code settle}, so that what was sent has either
 * arrived or died before it is looked up.
 */
public record Backoff(Duration first, Duration longest, Duration settle, RandomGenerator random) {
    /** SQS hides a message for twelve hours at most. */
    private static final Duration MOST = Duration.ofHours(11);

    /** 10 s doubling to 15 min; half a minute to settle. */
    public static Backoff standard(RandomGenerator random) {
        return new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofSeconds(30), random);
    }

    /** The delay before the next try; {@code attempt} is the one that failed, from 1. */
    public Duration after(Failure failure, int attempt) {
        Duration jittered = jittered(attempt);
        Duration least = failure.kind() == FailureKind.UNCONFIRMED ? settle : Duration.ZERO;
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return min(max(max(jittered, least), asked), MOST);
    }

    private Duration jittered(int attempt) {
        long cap = min(first.multipliedBy(1L << Math.min(attempt - 1, 20)), longest)
                .toMillis();
        return Duration.ofMillis(random.nextLong(cap + 1));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
