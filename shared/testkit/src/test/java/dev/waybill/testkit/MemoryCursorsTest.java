package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.port.CursorStore;

class MemoryCursorsTest extends CursorStoreContract {
    private final MemoryCursors store = new MemoryCursors();

    @Override
    protected CursorStore store() {
        return store;
    }
}
