package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.circuit.CircuitText;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.memory.MemoryLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The trace, letter by letter: people and their tickets quote it. */
class TraceTextTest {
    private static final SubjectRef ORDER = HistoryFixture.order("shop-es", "1001");
    private static final SystemId ERP = new SystemId("erp");

    private final MemoryLedger ledger = new MemoryLedger();
    private final HistoryFixture past = new HistoryFixture(ledger);

    @Test
    void a_failed_operation_says_what_where_why_and_what_next() {
        past.failed(
                ORDER,
                "1001",
                Failure.of(
                                FailureCode.TARGET_REFUSED,
                                ERP,
                                "createOrder",
                                "the ERP takes no order for the blocked customer 17",
                                "unblock the customer, then redrive")
                        .saying("422 \"customer 17 is blocked\""));

        assertThat(TraceText.of(ledger.history(ORDER))).isEqualTo("""
                        order shop-es:1001
                          in erp: FAILED

                        FAILED  orders-to-erp  shop-es → erp  order shop-es:1001  TARGET_REFUSED  attempt 1  correlation corr-1
                          received 2026-11-23 12:01:00 UTC (topic order.created), ended 2026-11-23 12:01:01 UTC, configuration 3, operation op-1
                          claim          ok           4 ms  key evt_77
                          translate-in   ok           2 ms  3 lines
                          decide         ok           1 ms
                          send           REFUSED    840 ms  TARGET_REFUSED
                          said  422 "customer 17 is blocked" (erp, createOrder)
                          why   the ERP takes no order for the blocked customer 17
                          next  unblock the customer, then redrive
                          then  waybill redrive op-1""");
    }

    @Test
    void operations_come_oldest_first_and_only_what_is_still_open_can_be_redriven() {
        past.held(ORDER, "1001", unknownItem());
        past.delivered(
                ORDER,
                "1001",
                "order.status stays OPEN (shop-es wanted COMPLETE; order.status: owner erp, owner-wins)");

        assertThat(TraceText.of(ledger.history(ORDER))).isEqualTo("""
                        order shop-es:1001
                          in erp: DELIVERED as S1001

                        HELD  orders-to-erp  shop-es → erp  order shop-es:1001  ITEM_UNKNOWN  attempt 1  correlation corr-1
                          received 2026-11-23 12:01:00 UTC (topic order.created), ended 2026-11-23 12:01:01 UTC, configuration 3, operation op-1
                          claim          ok             4 ms  key evt_77
                          translate-in   ok             2 ms  3 lines
                          decide         ok             1 ms
                          send           UNDECIDED    840 ms  ITEM_UNKNOWN
                          why   the ERP has no item TSHIRT-XL (line 2)
                          next  create the item, then redrive

                        DELIVERED  orders-to-erp  shop-es → erp  order shop-es:1001  attempt 1  correlation corr-2
                          received 2026-11-23 12:02:00 UTC (topic order.created), ended 2026-11-23 12:02:01 UTC, configuration 3, operation op-2
                          claim          ok      4 ms  key evt_77
                          translate-in   ok      2 ms  3 lines
                          decide         ok      1 ms
                          send           ok    840 ms
                          kept  order.status stays OPEN (shop-es wanted COMPLETE; order.status: owner erp, owner-wins)
                          done  sale S1001 created, 78.48 EUR""");
    }

    @Test
    void what_people_did_stands_between_the_operations_it_lies_between() {
        Operation held = past.held(ORDER, "1001", unknownItem());
        ledger.intervened(intervention(held, Intervention.Kind.CORRECTED, "items.TSHIRT-XL = T-XL"));
        past.delivered(ORDER, "1001");

        assertThat(TraceText.of(ledger.history(ORDER))).contains("""
                          next  create the item, then redrive

                        CORRECTED  by ana  2026-11-23 12:01:30 UTC  operation op-1 → erp
                          why   the shop renamed it
                          what  items.TSHIRT-XL = T-XL
                          see   waybill message op-1 --correction op-1b

                        DELIVERED  orders-to-erp""");
    }

    @Test
    void what_is_being_tried_again_needs_no_other_redrive() {
        past.held(ORDER, "1001", unknownItem());
        ledger.retrying(ledger.open(1).getFirst(), HistoryFixture.NOON.plusSeconds(90));

        assertThat(TraceText.of(ledger.history(ORDER)))
                .endsWith("\n  then  nothing now: it is being tried again")
                .doesNotContain("waybill redrive");
    }

    @Test
    void what_was_dismissed_says_so_where_it_stands() {
        past.held(ORDER, "1001", unknownItem());
        ledger.dismiss(ledger.open(1).getFirst());

        assertThat(TraceText.of(ledger.history(ORDER)))
                .startsWith("order shop-es:1001\n  in erp: HELD, dismissed\n")
                .doesNotContain("waybill redrive");
    }

    @Test
    void the_open_circuit_of_a_target_is_said_first_and_no_other() {
        past.waiting(ORDER, "1001", unknownItem());

        String trace = TraceText.of(
                ledger.history(ORDER),
                List.of(open("erp"), open("shop-fr"), Circuit.closed(ERP, HistoryFixture.NOON)),
                HistoryFixture.NOON);

        assertThat(trace).startsWith("""
                        order shop-es:1001
                          in erp: WAITING
                          erp has not worked since 2026-11-23 11:50:00 UTC (DOWN: it says that it is closed); it is asked next at 2026-11-23 12:00:10 UTC, and what waits for it is carried by itself

                        WAITING  orders-to-erp""");
    }

    @Test
    void a_change_of_which_there_is_only_a_note_waits_and_was_not_tried() {
        ledger.note(past.operation(
                ORDER,
                Ending.WAITING,
                Failure.of(FailureCode.CIRCUIT_OPEN, ERP, "deliver", CircuitText.inShort(open("erp")), "nothing")));

        assertThat(TraceText.of(ledger.history(ORDER)))
                .startsWith("order shop-es:1001\n  in erp: WAITING, not tried yet\n\nWAITING  orders-to-erp")
                .endsWith("  waits erp has not worked since 2026-11-23 11:50:00 UTC (DOWN)\n  next  nothing");
    }

    private static Intervention intervention(Operation operation, Intervention.Kind kind, String what) {
        return new Intervention(
                new OperationId(operation.id() + "b"),
                ORDER,
                ERP,
                operation.id(),
                kind,
                "ana",
                "the shop renamed it",
                what,
                HistoryFixture.NOON.plusSeconds(90));
    }

    private static Circuit open(String system) {
        SystemId id = new SystemId(system);
        Instant from = HistoryFixture.NOON.minusSeconds(600);
        return new Circuit(
                id,
                CircuitState.OPEN,
                from.plusSeconds(30),
                HistoryFixture.NOON.plusSeconds(10),
                new Circuit.Failing(from, 5, 5, 5),
                0,
                Optional.of(Failure.of(FailureCode.DOWN, id, "find", "it says that it is closed", "open it")),
                Optional.of(new Circuit.Outage(from, from.plusSeconds(30))),
                Optional.empty(),
                1);
    }

    @Test
    void what_a_foreign_system_said_cannot_control_the_terminal() {
        past.failed(ORDER, "1001", unknownItem().saying("no \u001B[31mway\u0007 \u009B2J"));

        assertThat(TraceText.of(ledger.history(ORDER))).doesNotContain("\u001B", "\u0007", "\u009B");
    }

    private static Failure unknownItem() {
        return Failure.of(
                FailureCode.ITEM_UNKNOWN,
                ERP,
                "createOrder",
                "the ERP has no item TSHIRT-XL (line 2)",
                "create the item, then redrive");
    }
}
