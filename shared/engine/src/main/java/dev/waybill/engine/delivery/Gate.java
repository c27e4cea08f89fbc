package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitText;
import java.time.Instant;
import java.util.Optional;

/** What the target's circuit says about one delivery, and what the delivery's end says about the circuit. */
public final class Gate {
    private final Circuits circuits;

    public Gate(Circuits circuits) {
        this.circuits = circuits;
    }

    Admission admit(Attempt attempt, Instant leaseUntil) {
        return isSystem(attempt)
                ? circuits.admit(target(attempt), attempt.envelope().receivedAt(), leaseUntil)
                : new Admission.Go(false);
    }

    /** The flow ended: tells the circuit what it saw of the target. */
    void ended(Attempt attempt, Admission.Go go, Outcome outcome) {
        if (!isSystem(attempt)) {
            return;
        }
        SystemId target = target(attempt);
        Optional<Failure> failure = failure(outcome);
        if (failure.isPresent() && failure.get().system().equals(target) && saysSomething(failure.get())) {
            circuits.failed(target, failure.get(), go.probe());
        } else if (attempt.trace().targetAnswered()) {
            circuits.answered(target, go.probe());
        } else {
            circuits.unused(target, go.probe());
        }
    }

    /** Nothing was carried after all. */
    void unused(Attempt attempt, Admission.Go go) {
        circuits.unused(target(attempt), go.probe());
    }

    /** Why a delivery waits although nothing was tried, for its history. */
    public static Failure waiting(Admission.Wait wait) {
        Circuit circuit = wait.circuit();
        String said = circuit.because().map(Failure::said).orElse("");
        return Failure.of(
                        FailureCode.CIRCUIT_OPEN,
                        circuit.system(),
                        "deliver",
                        CircuitText.inShort(circuit) + "; this change waits for it without having been tried",
                        "nothing: it is carried by itself once " + circuit.system()
                                + " answers again; `waybill circuits` shows when it is asked next")
                .saying(said);
    }

    private static boolean saysSomething(Failure failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE, UNCONFIRMED, REFUSED, CONFLICTING -> true;
            case UNAUTHENTIC, MALFORMED, UNDECIDED, MISCONFIGURED, DEFECT -> false;
        };
    }

    private static Optional<Failure> failure(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Waiting waiting -> Optional.of(waiting.failure());
            case Outcome.Failed failed -> Optional.of(failed.failure());
            case Outcome.Held held -> Optional.of(held.failure());
            case Outcome.Delivered delivered -> Optional.empty();
            case Outcome.Skipped skipped -> Optional.empty();
        };
    }

    private static boolean isSystem(Attempt attempt) {
        return attempt.running().landscape().system(target(attempt)).isPresent();
    }

    private static SystemId target(Attempt attempt) {
        return attempt.envelope().target();
    }
}
