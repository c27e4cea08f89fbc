package dev.waybill.flows;

import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Configuring;
import java.time.Instant;

/** Where no test reads a configuration file. */
final class NoFiles implements Configuring {
    @Override
    public Answer check(Command.CheckConfiguration command, Instant deadline) {
        throw new AssertionError("no test here reads a file: " + command);
    }

    @Override
    public Answer apply(Command.ApplyConfiguration command) {
        throw new AssertionError("no test here applies a file: " + command);
    }
}
