package dev.waybill.testkit;

import dev.waybill.engine.port.Ids;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the order they are asked for: {@code 000001}, {@code 000002}. */
public final class CountingIds implements Ids {
    private final AtomicLong last = new AtomicLong();

    @Override
    public String next() {
        return String.format(java.util.Locale.ROOT, "%06d", last.incrementAndGet());
    }
}
