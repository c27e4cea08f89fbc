package dev.waybill.engine.memory;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.port.CircuitStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link CircuitStore} in memory. */
public final class MemoryCircuits implements CircuitStore {
    private final Map<SystemId, Circuit> circuits = new HashMap<>();

    @Override
    public synchronized Optional<Circuit> read(SystemId system) {
        return Optional.ofNullable(circuits.get(system));
    }

    @Override
    public synchronized boolean write(Circuit next) {
        long before = read(next.system()).map(Circuit::version).orElse(0L);
        if (before != next.version() - 1) {
            return false;
        }
        circuits.put(next.system(), next);
        return true;
    }

    @Override
    public synchronized List<Circuit> all() {
        return circuits.values().stream()
                .sorted(Comparator.comparing(circuit -> circuit.system().value()))
                .toList();
    }
}
