package dev.waybill.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.domain.document.Invoice.Kind;
import dev.waybill.domain.document.OrderPapers.Progress;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.ConflictPolicy;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.operator.Finding;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.LandscapeFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsToShopsTest {
    private final PaperWorld world = new PaperWorld();

    @Test
    void what_left_the_warehouse_is_told_with_its_tracking_and_the_order_is_shown_as_shipped() {
        world.ships("D1", Progress.SHIPPED, "JD0001");

        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1 JD0001");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(note()).isEqualTo("shown: delivery note D1, shipped");
    }

    @Test
    void of_several_shipments_each_is_told_once_and_the_order_is_shipped_with_the_last() {
        world.ships("D1", Progress.PARTLY_SHIPPED, "JD0001");
        world.settles();
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.OPEN);

        world.ships("D2", Progress.SHIPPED, "JD0002");
        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1 JD0001", "shipment D2 JD0002");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void a_tracking_number_that_comes_later_is_told_too() {
        world.ships("D1", Progress.SHIPPED);
        world.settles();

        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1", "shipment D1 JD0001");
    }

    @Test
    void an_order_is_found_by_the_numbers_of_its_paper_and_parcels_and_as_the_writer_of_the_paper_calls_it() {
        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.settles();
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.settles();

        for (String number : List.of("D1", "JD0001", "2026/1", "#2026/1", "S7")) {
            assertThat(new Finding(world.ledger, List::of).by(number))
                    .as(number)
                    .extracting(history -> history.subject().key())
                    .contains("document#erp#shop-es:1001");
        }
        assertThat(new Finding(world.ledger, List::of).by("D2")).isEmpty();
    }

    @Test
    void an_invoice_is_told_when_it_is_what_the_buyer_paid() {
        world.invoices("2026/1", Kind.INVOICE, "121.00");

        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1");
        assertThat(note()).isEqualTo("shown: invoice 2026/1 (121.00 EUR)");
    }

    @Test
    void an_invoice_and_a_credit_note_of_the_same_number_are_two() {
        world.ships("1", Progress.SHIPPED);
        world.invoices("1", Kind.INVOICE, "121.00");
        world.settles();
        world.board.refunds(PaperWorld.IN_SHOP, "21.00");
        world.invoices("1", Kind.CREDIT_NOTE, "21.00");
        world.settles();

        assertThat(world.board.told()).containsExactly("shipment 1", "invoice 1", "credit-note 1");
    }

    @Test
    void invoices_of_parts_are_told_as_they_come() {
        world.invoices("2026/1", Kind.INVOICE, "21.00");
        world.settles();
        world.invoices("2026/2", Kind.INVOICE, "100.00");
        world.settles();

        assertThat(world.board.told()).containsExactly("invoice 2026/1", "invoice 2026/2");
    }

    @Test
    void more_invoiced_than_paid_is_held_with_both_sums_and_the_shipment_is_told_all_the_same() {
        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.invoices("2026/1", Kind.INVOICE, "131.00");

        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1 JD0001");
        assertThat(last().failure().orElseThrow().code()).isEqualTo(FailureCode.DOCUMENT_TOTALS_DIFFER);
        assertThat(last().failure().orElseThrow().why())
                .isEqualTo("order 1001 (S7): erp charged 131.00 EUR (invoice 2026/1 (131.00 EUR)), but the buyer"
                        + " paid 121.00 EUR in shop-es, refunds taken off");
    }

    @Test
    void a_preview_says_what_an_approval_would_show_and_shows_nothing() {
        world.ships("D1", Progress.SHIPPED);
        world.invoices("2026/1", Kind.INVOICE, "131.00");
        world.settles();

        Preview preview = world.previewsApproval();

        assertThat(preview.writes()).isTrue();
        assertThat(preview.changes())
                .extracting(change -> change.what() + ": " + change.current() + " → " + change.next())
                .containsExactly("invoice 2026/1: not shown → shown");
        assertThat(world.board.told()).containsExactly("shipment D1");
    }

    @Test
    void what_differs_is_told_once_a_person_approves_it() {
        world.ships("D1", Progress.SHIPPED);
        world.invoices("2026/1", Kind.INVOICE, "131.00");
        world.settles();

        world.approves();

        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.board.told()).containsExactly("shipment D1", "invoice 2026/1");
    }

    @Test
    void a_refund_without_a_credit_note_is_held_until_the_credit_note_is_there() {
        world.ships("D1", Progress.SHIPPED);
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.settles();
        world.board.refunds(PaperWorld.IN_SHOP, "21.00");
        world.reaches(Progress.SHIPPED);
        world.settles();
        assertThat(last().ending()).isEqualTo(Ending.HELD);

        world.invoices("C1", Kind.CREDIT_NOTE, "21.00");
        world.settles();

        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.board.told()).containsExactly("shipment D1", "invoice 2026/1", "credit-note C1");
    }

    @Test
    void a_credit_note_without_a_refund_is_held() {
        world.ships("D1", Progress.SHIPPED);
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        world.settles();

        world.invoices("C1", Kind.CREDIT_NOTE, "121.00");
        world.settles();

        assertThat(last().ending()).isEqualTo(Ending.HELD);
        assertThat(world.board.told()).doesNotContain("credit-note C1");
    }

    @Test
    void an_order_cancelled_before_shipping_is_cancelled_in_the_shop_only_if_the_map_says_so() {
        world.reaches(Progress.CANCELLED);
        world.settles();
        assertThat(shown().stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(last().conflicts())
                .as("the shop owns it, and that is written down")
                .hasSize(1);

        PaperWorld other = new PaperWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .documents()
                .rule(DataName.ORDER_CANCELLATION, "erp", "shop-*", ConflictPolicy.OWNER_WINS));
        other.reaches(Progress.CANCELLED);
        other.settles();
        assertThat(other.board.shown(PaperWorld.IN_SHOP).orElseThrow().stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void who_does_not_own_the_status_does_not_change_it() {
        PaperWorld other = new PaperWorld(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .documents()
                .rule(DataName.ORDER_STATUS, "shop-*", "shop-*", ConflictPolicy.OWNER_WINS));
        other.ships("D1", Progress.SHIPPED);

        other.settles();

        assertThat(other.board.told()).containsExactly("shipment D1");
        assertThat(other.board.shown(PaperWorld.IN_SHOP).orElseThrow().fulfilment())
                .isEqualTo(Fulfilment.OPEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void a_death_after_any_step_tells_nobody_anything_twice(int step) {
        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.invoices("2026/1", Kind.INVOICE, "121.00");

        world.carry(world.polled(), Crash.afterStep(step));

        assertThat(world.board.told()).containsExactlyInAnyOrder("shipment D1 JD0001", "invoice 2026/1");
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void a_write_whose_answer_is_lost_tells_nothing_twice() {
        world.ships("D1", Progress.SHIPPED, "JD0001");
        world.board.failsNextWrite(FailureCode.ANSWER_MISSING);

        world.settles();

        assertThat(world.board.told()).containsExactly("shipment D1 JD0001");
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
    }

    @Test
    void every_message_twice_and_in_reverse_ends_the_same() {
        List<Envelope> all = new ArrayList<>();
        world.ships("D1", Progress.PARTLY_SHIPPED, "JD0001");
        all.addAll(world.polled());
        world.ships("D2", Progress.SHIPPED, "JD0002");
        all.addAll(world.polled());
        world.invoices("2026/1", Kind.INVOICE, "121.00");
        all.addAll(world.polled());
        all.addAll(List.copyOf(all));
        Collections.reverse(all);

        world.carry(all, StepProbe.NONE);

        assertThat(world.board.told())
                .containsExactlyInAnyOrder("shipment D1 JD0001", "shipment D2 JD0002", "invoice 2026/1");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void a_document_of_no_order_of_a_shop_goes_nowhere_and_each_order_only_to_its_own_shop() {
        world.erp.papers().changesElsewhere("invoice 99", world.clock.instant());
        world.ships("D1", Progress.SHIPPED);

        List<Envelope> polled = world.polled();

        assertThat(polled).hasSize(1);
        assertThat(polled.getFirst().target().value()).isEqualTo("shop-es");
    }

    @Test
    void an_order_that_the_shop_has_no_more_is_left_alone() {
        world.board.forgets(PaperWorld.IN_SHOP);
        world.ships("D1", Progress.SHIPPED);

        world.settles();

        assertThat(world.board.told()).isEmpty();
        assertThat(last().note()).isEqualTo("shop-es does not have the order shop-es:1001 any more");
    }

    private Shown shown() {
        return world.board.shown(PaperWorld.IN_SHOP).orElseThrow();
    }

    private Operation last() {
        return world.operations().getLast();
    }

    private String note() {
        return last().note();
    }
}
