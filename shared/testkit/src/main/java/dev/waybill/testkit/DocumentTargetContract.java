package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector does that shows buyers what was shipped and invoiced. */
public interface DocumentTargetContract {
    Connector connector();

    /** An order of 2 x MUG and 1 x CUP, paid with 29.35 EUR, of which nothing was sent yet. */
    SubjectRef paidOrder();

    /** An order that the peer does not have. */
    SubjectRef noOrder();

    /** The peer pays so many EUR of {@link #paidOrder} back, for no goods in particular. */
    void refund(String amount);

    /** Each parcel and other document of {@link #paidOrder} that the peer shows, in any words. */
    List<String> told();

    /** From now on (until {@link #healCalls}) the peer's answers are bad in this way. */
    void breakCalls(CallFault fault);

    void healCalls();

    /** Faults that calls about documents can be made to have; the rest is not tested. */
    List<CallFault> documentFaults();

    private DocumentTarget target() {
        return connector().documentTarget();
    }

    private Shown shown() {
        return target().shown(paidOrder()).orElseThrow();
    }

    private void show(Shown before, News news) {
        target().show(paidOrder(), before, news);
    }

    @Test
    default void an_order_of_which_nothing_was_told_is_shown_so() {
        assertThat(shown().order().system()).isEqualTo(connector().system().id());
        assertThat(shown().order().id()).isEqualTo(paidOrder().id());
        assertThat(shown().stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.OPEN);
        assertThat(shown().documents()).isEmpty();
        assertThat(shown().charged()).isEqualTo(Money.of("29.35", "EUR"));
        assertThat(target().shown(noOrder())).isEmpty();
    }

    @Test
    default void several_parcels_are_told_one_by_one_and_the_last_one_completes_the_order() {
        show(shown(), sent(parcel("D1", "JD1", line("MUG", 1))));
        assertThat(shown().fulfilment()).isNotEqualTo(Fulfilment.COMPLETE);

        Shipment rest = parcel("D2", "JD2", line("MUG", 1), line("CUP", 1));
        show(shown(), new News(List.of(rest), List.of(), true, false));

        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
        assertThat(shown().documents()).containsExactlyInAnyOrder("shipment D1 JD1", "shipment D2 JD2");
        assertThat(told()).hasSize(2);
    }

    @Test
    default void an_invoice_and_a_credit_note_of_one_number_are_two_documents() {
        show(shown(), new News(List.of(), List.of(paper(Invoice.Kind.INVOICE)), false, false));
        show(shown(), new News(List.of(), List.of(paper(Invoice.Kind.CREDIT_NOTE)), false, false));

        assertThat(shown().documents()).containsExactlyInAnyOrder("invoice 1", "credit-note 1");
        assertThat(told()).hasSize(2);
    }

    @Test
    default void what_a_try_showed_that_died_before_its_end_is_not_told_again() {
        Shown before = shown();
        News news = new News(
                List.of(parcel("D1", "JD1", line("MUG", 1))), List.of(paper(Invoice.Kind.INVOICE)), false, false);
        show(before, news);
        List<String> told = told();

        show(before, news);

        assertThat(told()).hasSize(2).isEqualTo(told);
        assertThat(shown().documents()).containsExactlyInAnyOrder("shipment D1 JD1", "invoice 1");
    }

    @Test
    default void goods_that_come_back_are_told_as_a_document_of_their_own() {
        show(shown(), sent(parcel("1", "JD1", line("MUG", 2), line("CUP", 1))));

        Shipment back = new Shipment(
                "1", Shipment.Direction.BACK, Optional.of(day()), Optional.empty(), List.of(), List.of(line("MUG", 1)));
        show(shown(), sent(back));

        assertThat(shown().documents()).containsExactlyInAnyOrder("shipment 1 JD1", "return 1");
        assertThat(told()).hasSize(2);
    }

    @Test
    default void what_is_paid_back_is_taken_off_what_the_buyer_pays() {
        refund("9.35");

        assertThat(shown().charged()).isEqualTo(Money.of("20.00", "EUR"));
    }

    @Test
    default void an_order_that_is_called_off_is_shown_so() {
        show(shown(), new News(List.of(), List.of(), false, true));

        assertThat(shown().stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_the_document_told_once() {
        int expected = 0;
        for (CallFault fault : documentFaults()) {
            expected++;
            Shown before = shown();
            News news = new News(List.of(), List.of(invoice(Integer.toString(expected))), false, false);
            breakCalls(fault);
            try {
                assertThat(thrownBy(this::shown).failure().code())
                        .as(fault.name())
                        .isEqualTo(fault.onRead());
                assertThat(thrownBy(() -> show(before, news)).failure().code())
                        .as(fault.name())
                        .isIn(fault.onRead(), fault.onWrite());
            } finally {
                healCalls();
            }
            show(shown(), news);
            assertThat(told()).as(fault.name()).hasSize(expected);
        }
    }

    private static FailureException thrownBy(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call);
    }

    private static News sent(Shipment shipment) {
        return new News(List.of(shipment), List.of(), false, false);
    }

    private static Shipment parcel(String number, String tracking, Shipment.Line... lines) {
        return new Shipment(
                number,
                Shipment.Direction.TO_BUYER,
                Optional.of(day()),
                Optional.of("DHL"),
                List.of(tracking),
                List.of(lines));
    }

    private static Shipment.Line line(String sku, long pieces) {
        return new Shipment.Line(sku, Quantity.pieces(pieces));
    }

    private static Invoice paper(Invoice.Kind kind) {
        Money total = Money.of("29.35", "EUR");
        return new Invoice("1", kind, day(), total, Money.of("1.35", "EUR"), total);
    }

    private static Invoice invoice(String number) {
        Invoice first = paper(Invoice.Kind.INVOICE);
        return new Invoice(number, first.kind(), first.issuedOn(), first.total(), first.tax(), first.open());
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 11, 24);
    }
}
