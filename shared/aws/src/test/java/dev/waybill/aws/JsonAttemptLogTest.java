package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.ledger.Counted;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.StepTiming;
import dev.waybill.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonAttemptLogTest {
    private static final SystemId ERP = new SystemId("erp");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonAttemptLog log =
            new JsonAttemptLog(new PrintStream(bytes, true, StandardCharsets.UTF_8), SettableClock.atNoon());

    @Test
    void an_attempt_is_one_line_with_every_field_and_its_unit() {
        log.attempted(waiting(), false, Optional.of(Duration.ofSeconds(10)));

        assertThat(text())
                .isEqualTo(
                        "{\"timestamp\":\"2026-11-23T12:00:00Z\",\"level\":\"WARN\",\"message\":\"delivery.attempted\","
                                + "\"delivery_id\":\"01J9\",\"correlation_id\":\"c-1\",\"flow\":\"orders-to-erp\","
                                + "\"source_system\":\"shop-es\",\"target_system\":\"erp\",\"operation\":\"createOrder\","
                                + "\"subject\":\"order#shop-es#1001\",\"attempt\":2,\"outcome\":\"WAITING\","
                                + "\"code\":\"UNREACHABLE\",\"step\":\"send\",\"duration_ms\":842,\"retry_in_ms\":10000,"
                                + "\"redriven\":true,\"ends\":false,\"landscape_version\":3}\n");
    }

    @Test
    void changes_without_a_line_of_their_own_are_counted_by_flow_and_outcome() {
        log.counted("stock-to-shops", Counted.SKIPPED, 12);

        assertThat(text())
                .isEqualTo("{\"timestamp\":\"2026-11-23T12:00:00Z\",\"level\":\"INFO\",\"message\":\"changes.counted\","
                        + "\"flow\":\"stock-to-shops\",\"outcome\":\"SKIPPED\",\"changes\":12}\n");
    }

    @Test
    void a_circuit_that_opens_is_a_warning_without_what_the_system_said() {
        Circuit closed = Circuit.closed(ERP, NOON);
        Circuit open = new Circuit(
                ERP,
                CircuitState.OPEN,
                NOON.plusSeconds(5),
                NOON.plusSeconds(15),
                new Circuit.Failing(NOON, 5, 6, 5),
                0,
                Optional.of(Failure.of(FailureCode.DOWN, ERP, "createOrder", "it is down", "wait")
                        .saying("503 for Maria, 12 Example Street")),
                Optional.empty(),
                Optional.empty(),
                1);

        log.circuitChanged(closed, open);
        log.circuitChanged(open, closed);

        assertThat(text())
                .isEqualTo("{\"timestamp\":\"2026-11-23T12:00:00Z\",\"level\":\"WARN\",\"message\":\"circuit.changed\","
                        + "\"system\":\"erp\",\"from\":\"CLOSED\",\"to\":\"OPEN\",\"since\":\"2026-11-23T12:00:05Z\","
                        + "\"not_before\":\"2026-11-23T12:00:15Z\",\"failures_in_a_row\":5,\"code\":\"DOWN\"}\n"
                        + "{\"timestamp\":\"2026-11-23T12:00:00Z\",\"level\":\"INFO\",\"message\":\"circuit.changed\","
                        + "\"system\":\"erp\",\"from\":\"OPEN\",\"to\":\"CLOSED\",\"since\":\"2026-11-23T12:00:00Z\","
                        + "\"failures_in_a_row\":0}\n");
    }

    @Test
    void a_refused_webhook_says_why_here_and_not_to_the_caller() {
        log.answered("shop-es", 401, "SIGNATURE_WRONG", "the signature does not fit the body");

        assertThat(text())
                .contains("\"message\":\"webhook.answered\"", "\"status\":401", "\"code\":\"SIGNATURE_WRONG\"")
                .contains("does not fit");
    }

    @Test
    void a_defect_has_its_place_in_our_code_but_never_the_exception_s_own_words() {
        Failure failure = Failure.of(FailureCode.DEFECT, ERP, "orders-to-erp", "Waybill itself failed", "tell us");

        log.defect(failure, new IllegalStateException("Maria, 12 Example Street"));

        assertThat(text())
                .contains("\"level\":\"ERROR\"", "IllegalStateException", "JsonAttemptLogTest.java")
                .doesNotContain("Maria");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static Operation waiting() {
        return new Operation(
                new OperationId("01J9"),
                new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), "1001"),
                ERP,
                "orders-to-erp",
                "order.updated",
                Ending.WAITING,
                Optional.empty(),
                "no connection",
                Optional.of(Failure.of(FailureCode.UNREACHABLE, ERP, "createOrder", "no connection", "nothing now")),
                List.of(
                        new StepTiming(Step.RECEIVE, Duration.ofSeconds(3), true, ""),
                        new StepTiming(Step.TRANSLATE_IN, Duration.ofMillis(2), true, "3 lines"),
                        new StepTiming(Step.SEND, Duration.ofMillis(840), false, "UNREACHABLE")),
                2,
                true,
                3,
                new CorrelationId("c-1"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
    }
}
