package dev.waybill.engine.operator;

import dev.waybill.domain.failure.FailureException;
import java.time.Instant;

/** Who reads configuration files. */
public interface Configuring {
    /**
     * Proves a file and says what would change; writes nothing.
     *
     * @param deadline after which nothing more is decided again
     * @throws FailureException if the configuration in force, or the ledger, cannot be read
     */
    Answer check(Command.CheckConfiguration command, Instant deadline);

    /**
     * Takes a file into force.
     *
     * @throws FailureException if it could not be written
     */
    Answer apply(Command.ApplyConfiguration command);
}
