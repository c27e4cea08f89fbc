package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.port.Ledger;

class MemoryLedgerTest extends LedgerContract {
    private final Ledger ledger = new MemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
