package dev.waybill.testkit;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Carries messages, one after the other, until nothing is to be tried again; who dies is started anew. Time passes only where it is waited. */
public record Carriage(
        CurrentLandscape landscape, List<Flow> flows, Ledger ledger, RecordingLog log, Ids ids, SettableClock clock) {
    private static final int MOST_TRIES = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);

    /**
     * Carries them.
     *
     * @param probe of the first try; who died is not killed again
     */
    public void carry(List<Envelope> envelopes, StepProbe probe) {
        StepProbe next = probe;
        for (Envelope envelope : envelopes) {
            for (int times = 1; times < MOST_TRIES; times++) {
                try {
                    List<Verdict> verdicts = deliveries(next)
                            .run(
                                    List.of(new Received("m", envelope, times)),
                                    clock.instant().plus(LEASE));
                    if (!(verdicts.getFirst() instanceof Verdict.Retry retry)) {
                        break;
                    }
                    clock.pass(retry.in());
                } catch (Crash died) {
                    next = StepProbe.NONE;
                    clock.pass(LEASE.plusSeconds(1));
                }
            }
        }
    }

    private Deliveries deliveries(StepProbe probe) {
        Records records = new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock);
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        Rules rules = Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7));
        return new Deliveries(
                new Carrier(landscape, new Flows(flows), records, rules, probe), clock, Duration.ofSeconds(20));
    }
}
