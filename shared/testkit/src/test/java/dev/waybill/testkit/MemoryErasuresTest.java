package dev.waybill.testkit;

import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.memory.MemoryErasures;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.port.Ledger;

class MemoryErasuresTest extends ErasureStoreContract {
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryErasures erasures = new MemoryErasures(ledger);

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ErasureStore store() {
        return erasures;
    }
}
