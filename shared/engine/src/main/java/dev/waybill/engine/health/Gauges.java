package dev.waybill.engine.health;

import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.port.CircuitStore;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is to be known about the whole as numbers. Changes nothing. */
public final class Gauges {
    private static final String COUNT = "Count";
    private static final String SECONDS = "Seconds";

    private final Alarms alarms;
    private final CircuitStore circuits;
    private final Ledger ledger;

    public Gauges(Alarms alarms, CircuitStore circuits, Ledger ledger) {
        this.alarms = alarms;
        this.circuits = circuits;
        this.ledger = ledger;
    }

    /** All of them: one each for the whole, and one per system that ever failed. */
    public List<Gauge> now() {
        List<Circuit> all = circuits.all();
        List<Gauge> gauges = new ArrayList<>();
        gauges.add(Gauge.of(
                "CircuitsOpen", COUNT, all.stream().filter(Circuit::isOpen).count()));
        alarms.now().stream().flatMap(alarm -> Gauges.of(alarm).stream()).forEach(gauges::add);
        gauges.add(Gauge.of(
                "OpenIncidents",
                COUNT,
                ledger.incidents().stream()
                        .filter(incident -> incident.state() == Incident.State.OPEN)
                        .count()));
        all.forEach(circuit ->
                gauges.add(new Gauge("CircuitsOpen", COUNT, Optional.of(circuit.system()), circuit.isOpen() ? 1 : 0)));
        return List.copyOf(gauges);
    }

    private static Optional<Gauge> of(Alarm alarm) {
        return switch (alarm.kind()) {
            case OLDEST_UNDELIVERED -> Optional.of(Gauge.of("OldestUndeliveredSeconds", SECONDS, alarm.value()));
            case DEAD_LETTERS -> Optional.of(Gauge.of("DeadLetters", COUNT, alarm.value()));
            case DEAD_LETTER_EXPIRY ->
                Optional.of(Gauge.of(
                        "DeadLetterHoursLeft",
                        "None",
                        Duration.ofSeconds(alarm.value()).toHours()));
            case CIRCUIT_OPEN -> Optional.empty();
            case REVIEW_OVERDUE -> Optional.of(Gauge.of("ReviewsOverdue", COUNT, alarm.value()));
            case HELD_OLDEST -> Optional.of(Gauge.of("HeldOldestSeconds", SECONDS, alarm.value()));
        };
    }
}
