package dev.waybill.engine.memory;

import dev.waybill.engine.port.Leases;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link Leases} in memory: one lock. */
public final class MemoryLeases implements Leases {
    private final Map<String, Lease> held = new HashMap<>();

    @Override
    public synchronized boolean take(Lease lease, Instant now) {
        Lease other = held.get(lease.name());
        if (other != null && other.until().isAfter(now)) {
            return false;
        }
        held.put(lease.name(), lease);
        return true;
    }

    @Override
    public synchronized void giveBack(Lease lease) {
        held.remove(lease.name(), lease);
    }
}
