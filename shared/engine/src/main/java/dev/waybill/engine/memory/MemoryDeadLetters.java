package dev.waybill.engine.memory;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link DeadLetters} in memory. */
public final class MemoryDeadLetters implements DeadLetters {
    private final Map<OperationId, KeptMessage> letters = new LinkedHashMap<>();

    @Override
    public synchronized void add(Envelope envelope, Operation failed) {
        letters.put(failed.id(), new KeptMessage(envelope, failed));
    }

    @Override
    public synchronized boolean remove(OperationId operation) {
        return letters.remove(operation) != null;
    }

    public synchronized List<KeptMessage> all() {
        return List.copyOf(letters.values());
    }
}
