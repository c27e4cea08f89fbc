package dev.waybill.engine.stock;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.Admission;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Gate;
import dev.waybill.engine.delivery.Records;
import java.time.Instant;
import java.util.function.Supplier;

/** Calls a system if its circuit lets it, and tells the circuit what came of it: once per call, however many SKUs are in it. */
final class Calls implements Asking {
    private final Circuits circuits;
    private final Records records;
    private final Instant oldest;
    private final Instant deadline;

    /** @param oldest when the change that waits longest was received */
    Calls(Circuits circuits, Records records, Instant oldest, Instant deadline) {
        this.circuits = circuits;
        this.records = records;
        this.oldest = oldest;
        this.deadline = deadline;
    }

    /**
     * Makes the call.
     *
     * @throws FailureException {@code CIRCUIT_OPEN} if it is not made now; whatever it fails with; {@code DEFECT} for what
     *     nobody foresaw
     */
    @Override
    public <T> T to(SystemId system, String operation, Supplier<T> call) {
        return switch (circuits.admit(system, oldest, deadline)) {
            case Admission.Wait wait ->
                throw new FailureException(Gate.waiting(wait).retryingAfter(wait.delay()));
            case Admission.Go go -> made(system, operation, call, go.probe());
        };
    }

    /** That it could not be asked is in the log. */
    @Override
    public void goesOnWithout(SystemId system, Failure failure) {
        records.waiting(system, failure);
    }

    /** Has a system's connector do something; what nobody foresaw is thrown as {@code DEFECT}. */
    static <T> T foreseen(Records records, SystemId system, String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (FailureException e) {
            throw e;
        } catch (RuntimeException e) {
            Failure defect = defect(system, operation, e);
            records.stack(defect, e);
            throw new FailureException(defect, e);
        }
    }

    private <T> T made(SystemId system, String operation, Supplier<T> call, boolean probe) {
        try {
            T answer = foreseen(records, system, operation, call);
            circuits.answered(system, probe);
            return answer;
        } catch (FailureException e) {
            told(system, e.failure(), probe);
            throw e;
        }
    }

    private void told(SystemId system, Failure failure, boolean probe) {
        switch (failure.kind()) {
            case UNAVAILABLE, UNCONFIRMED, REFUSED, CONFLICTING -> circuits.failed(system, failure, probe);
            case UNAUTHENTIC, MALFORMED, UNDECIDED, MISCONFIGURED, DEFECT -> circuits.unused(system, probe);
        }
    }

    private static Failure defect(SystemId system, String operation, RuntimeException e) {
        String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        return Failure.of(
                        FailureCode.DEFECT,
                        system,
                        operation,
                        "Waybill itself failed on this item's stock: a fault in the program, not in your data",
                        "send this operation's number to the developers; after the fix, redrive it")
                .saying(e.getClass().getSimpleName() + where);
    }
}
