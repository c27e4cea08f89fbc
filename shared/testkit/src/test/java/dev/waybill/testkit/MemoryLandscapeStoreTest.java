package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.port.LandscapeStore;

class MemoryLandscapeStoreTest extends LandscapeStoreContract {
    private final LandscapeStore store = new MemoryLandscapeStore();

    @Override
    protected LandscapeStore store() {
        return store;
    }
}
