package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.port.Leases;

class MemoryLeasesTest extends LeasesContract {
    private final MemoryLeases leases = new MemoryLeases();

    @Override
    protected Leases leases() {
        return leases;
    }
}
