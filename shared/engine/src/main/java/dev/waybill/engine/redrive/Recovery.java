package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became a dead letter because a system was down is sent again once that system works: once per outage, so that what
 * fails for another reason does not go round in circles.
 */
public final class Recovery {
    private final Ledger ledger;
    private final CircuitStore circuits;
    private final Redrives redrives;

    public Recovery(Ledger ledger, CircuitStore circuits, Redrives redrives) {
        this.ledger = ledger;
        this.circuits = circuits;
        this.redrives = redrives;
    }

    /** Sends again what the outages of all systems that work again left behind; what is left is for the next time. */
    public Redrives.Report run(Terms terms, Instant deadline) {
        List<Redriven> done = new ArrayList<>();
        int left = 0;
        Optional<Failure> stopped = Optional.empty();
        List<Circuit> mended =
                circuits.all().stream().filter(Recovery::isMended).toList();
        List<OpenItem> open = mended.isEmpty() ? List.of() : ledger.open(Selecting.MOST);
        for (Circuit circuit : mended) {
            List<OpenItem> items = leftBehind(circuit, open);
            if (!items.isEmpty()) {
                Redrives.Report report = redrives.again(items, reason(circuit), Edit.NONE, terms, deadline);
                done.addAll(report.done());
                left += report.left();
                stopped = stopped.or(report::stopped);
            }
        }
        return new Redrives.Report(done, left, stopped);
    }

    private static By reason(Circuit circuit) {
        return By.itself(circuit.system() + " works again since "
                + circuit.lastOutage().map(Circuit.Outage::to).orElse(circuit.since()));
    }

    private static boolean isMended(Circuit circuit) {
        return circuit.state() == CircuitState.CLOSED && circuit.lastOutage().isPresent();
    }

    private static List<OpenItem> leftBehind(Circuit circuit, List<OpenItem> open) {
        return open.stream()
                .filter(item -> item.target().equals(circuit.system()) && !item.isRetrying())
                .filter(item -> isOfAnOutage(item.opened().cause().code()))
                .filter(item -> circuit.lastOutage()
                        .map(outage -> outage.covers(item.latest().endedAt()))
                        .orElse(false))
                .toList()
                .reversed();
    }

    private static boolean isOfAnOutage(FailureCode code) {
        return code.kind() == FailureKind.UNAVAILABLE
                || code.kind() == FailureKind.UNCONFIRMED
                || code == FailureCode.POISON;
    }
}
