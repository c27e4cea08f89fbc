package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.port.CircuitStore;

class MemoryCircuitsTest extends CircuitStoreContract {
    private final MemoryCircuits store = new MemoryCircuits();

    @Override
    protected CircuitStore store() {
        return store;
    }
}
