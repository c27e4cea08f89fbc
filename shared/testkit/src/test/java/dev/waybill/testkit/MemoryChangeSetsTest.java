package dev.waybill.testkit;

import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.port.ChangeSets;

class MemoryChangeSetsTest implements ChangeSetsContract {
    @Override
    public ChangeSets sets() {
        return new MemoryChangeSets();
    }
}
