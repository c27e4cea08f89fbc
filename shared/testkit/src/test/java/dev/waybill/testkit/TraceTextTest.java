package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.memory.MemoryLedger;
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
