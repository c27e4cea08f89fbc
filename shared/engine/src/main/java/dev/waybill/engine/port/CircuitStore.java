package dev.waybill.engine.port;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import java.util.List;
import java.util.Optional;

/**
 * Where the circuits are kept, one per system; seen by all function instances. Its contract is {@code CircuitStoreContract}
 * in the testkit. Faults of the store surface as a {@link FailureException} with {@code DOWN} in system {@code ledger}.
 */
public interface CircuitStore {
    /** As it stands now (never an old copy); empty for a system that never failed. */
    Optional<Circuit> read(SystemId system);

    /**
     * Replaces the circuit if nobody else did meanwhile: the stored one must have version {@code next.version() - 1}, or
     * there must be none and the version be 1. False if somebody was quicker; nothing was changed then.
     */
    boolean write(Circuit next);

    /** All that were ever written, by system. */
    List<Circuit> all();
}
