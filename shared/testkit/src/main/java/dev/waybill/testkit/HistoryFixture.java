package dev.waybill.testkit;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fills a ledger with a past: one operation after the other, a minute apart, from noon on. */
public final class HistoryFixture {
    private static final SystemId ERP = new SystemId("erp");
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Ledger ledger;
    private int minute;

    public HistoryFixture(Ledger ledger) {
        this.ledger = ledger;
    }

    /** An order of a shop, called by its id. */
    public static SubjectRef order(String shop, String id) {
        return new SubjectRef(EntityKind.ORDER, new SystemId(shop), id);
    }

    public Operation delivered(SubjectRef order, String number, String... conflicts) {
        return record(new Past(order, number, Ending.DELIVERED, Optional.empty(), List.of(conflicts)));
    }

    public Operation held(SubjectRef order, String number, Failure why) {
        return record(new Past(order, number, Ending.HELD, Optional.of(why), List.of()));
    }

    public Operation failed(SubjectRef order, String number, Failure why) {
        return record(new Past(order, number, Ending.FAILED, Optional.of(why), List.of()));
    }

    public Operation waiting(SubjectRef order, String number, Failure why) {
        return record(new Past(order, number, Ending.WAITING, Optional.of(why), List.of()));
    }

    /** An operation that nobody has recorded yet: for a line of history without a claim. */
    public Operation operation(SubjectRef order, Ending ending, Failure why) {
        Instant received = NOON.plus(Duration.ofMinutes(++minute));
        Past one = new Past(order, order.id(), ending, Optional.of(why), List.of());
        return operation(one, new OperationId("op-" + minute), received);
    }

    private record Past(
            SubjectRef order, String number, Ending ending, Optional<Failure> failure, List<String> conflicts) {
        LinkState state() {
            return LinkState.valueOf(ending.name());
        }

        Optional<ExternalRef> targetRef() {
            return ending == Ending.DELIVERED
                    ? Optional.of(new ExternalRef(ERP, "7" + number, "S" + number))
                    : Optional.empty();
        }
    }

    private Operation record(Past past) {
        Instant received = NOON.plus(Duration.ofMinutes(++minute));
        OperationId id = new OperationId("op-" + minute);
        Claim claim = new Claim(
                id,
                past.order(),
                ERP,
                Optional.of(new Version(received)),
                "content " + minute,
                false,
                received,
                received.plusSeconds(60));
        ledger.claim(claim);
        Operation operation = operation(past, id, received);
        boolean open = past.ending() == Ending.HELD || past.ending() == Ending.FAILED;
        ledger.record(new Entry(
                claim,
                past.state(),
                past.targetRef(),
                Set.of(past.number()),
                Optional.empty(),
                operation,
                true,
                open ? Optional.of(envelope(past, received)) : Optional.empty()));
        return operation;
    }

    private Operation operation(Past past, OperationId id, Instant received) {
        return new Operation(
                id,
                past.order(),
                ERP,
                "orders-to-erp",
                "order.created",
                past.ending(),
                Optional.empty(),
                past.failure().map(Failure::why).orElse("sale S" + past.number() + " created, 78.48 EUR"),
                past.failure(),
                steps(past.failure()),
                1,
                false,
                3,
                new CorrelationId("corr-" + minute),
                past.conflicts(),
                past.targetRef(),
                received,
                received.plusMillis(1250));
    }

    private static List<StepTiming> steps(Optional<Failure> failure) {
        List<StepTiming> steps = new ArrayList<>(List.of(
                new StepTiming(Step.CLAIM, Duration.ofMillis(4), true, "key evt_77"),
                new StepTiming(Step.TRANSLATE_IN, Duration.ofMillis(2), true, "3 lines"),
                new StepTiming(Step.DECIDE, Duration.ofMillis(1), true, "")));
        steps.add(new StepTiming(
                Step.SEND,
                Duration.ofMillis(840),
                failure.isEmpty(),
                failure.map(why -> why.code().name()).orElse("")));
        return steps;
    }

    private Envelope envelope(Past past, Instant received) {
        return new Envelope(
                "orders-to-erp",
                past.order().system(),
                ERP,
                past.order(),
                "order.created",
                "key " + minute,
                Optional.of(new Version(received)),
                received,
                new CorrelationId("corr-" + minute),
                Map.of(),
                Body.of("{}"),
                Envelope.Redriven.NO);
    }
}
