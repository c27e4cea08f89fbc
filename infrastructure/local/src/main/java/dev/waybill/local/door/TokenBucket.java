package dev.waybill.local.door;

import dev.waybill.local.template.FunctionSpec.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many calls a route takes: each takes a token out of a bucket that holds as many as the burst and is filled at the rate;
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html (read 2026-11). Full at the start.
 */
final class TokenBucket {
    private static final long PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final Throttle throttle;
    private final Clock clock;
    /** In billionths of a token, so that no part of one is lost. */
    private long tokens;

    private Instant filled;

    TokenBucket(Throttle throttle, Clock clock) {
        this.throttle = throttle;
        this.clock = clock;
        this.tokens = full();
        this.filled = clock.instant();
    }

    /** Whether a call may pass now. */
    synchronized boolean takes() {
        fill();
        if (tokens < PER_SECOND) {
            return false;
        }
        tokens -= PER_SECOND;
        return true;
    }

    private void fill() {
        Instant now = clock.instant();
        Duration since = Duration.between(filled, now);
        if (since.isNegative()) {
            return;
        }
        filled = now;
        long missing = full() - tokens;
        // As far as it takes to be full, and not further: years of silence must not overflow.
        boolean enough = since.toSeconds() > missing / PER_SECOND / throttle.rate();
        tokens = enough ? full() : Math.min(full(), tokens + since.toNanos() * throttle.rate());
    }

    private long full() {
        return throttle.burst() * PER_SECOND;
    }
}
