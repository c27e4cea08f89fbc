package dev.waybill.cli.target;

import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;

/** The function redrive-failures: it alone changes anything for a person. */
@FunctionalInterface
public interface RedriveFunction {
    /**
     * Asks and waits for the answer. What is left over is asked for again; what was done is not done twice.
     *
     * @throws dev.waybill.domain.failure.FailureException if it could not be asked, or failed, in words for who asked
     */
    Answer ask(Command command);
}
