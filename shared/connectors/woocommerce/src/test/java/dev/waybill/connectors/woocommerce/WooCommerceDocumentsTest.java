package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.document.Invoice;
import dev.waybill.domain.document.Shipment;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.MemorySecrets;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper of an order as a shop takes it: each of the shop's ways has its test. */
class WooCommerceDocumentsTest {
    private static final SubjectRef ORDER = new SubjectRef(EntityKind.ORDER, Shop.ID, "727");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private final NoteShop shop = new NoteShop();
    private final DocumentTarget target = target();

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void a_shipment_is_a_note_to_the_buyer_and_the_last_one_completes_the_order() {
        show(new News(List.of(shipment("D1", "JD0001")), List.of(), true, false));

        assertThat(shop.notes())
                .containsExactly("buyer: Delivery note D1, tracking JD0001\nShipped 2026-11-24 with DHL\n2 x MUG");
        assertThat(shop.status()).isEqualTo("completed");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
        assertThat(shown().documents()).containsExactly("shipment D1 JD0001");
    }

    @Test
    void a_part_is_told_and_the_status_stays() {
        show(new News(List.of(shipment("D1", "JD0001")), List.of(), false, false));

        assertThat(shop.status()).isEqualTo("processing");
        assertThat(shown().documents()).containsExactly("shipment D1 JD0001");
    }

    @Test
    void an_invoice_is_a_note_for_the_shop_s_people_with_number_date_and_totals() {
        show(new News(List.of(), List.of(invoice("2026/1", Invoice.Kind.INVOICE)), false, false));

        assertThat(shop.notes()).containsExactly("Invoice 2026/1\n2026-11-24, 29.35 EUR, of which tax 1.35 EUR");
        assertThat(shown().documents()).containsExactly("invoice 2026/1");
    }

    @Test
    void goods_that_come_back_and_their_credit_note_are_told_as_such() {
        Shipment back =
                new Shipment("R1", Shipment.Direction.BACK, Optional.of(DAY), Optional.empty(), List.of(), List.of());
        show(new News(List.of(back), List.of(invoice("C1", Invoice.Kind.CREDIT_NOTE)), false, false));

        assertThat(shop.notes())
                .containsExactlyInAnyOrder(
                        "Return R1\nReceived 2026-11-24",
                        "Credit note C1\n2026-11-24, 29.35 EUR, of which tax 1.35 EUR");
    }

    @Test
    void what_was_shown_is_kept_in_one_entry_however_often_something_is_added() {
        show(new News(List.of(shipment("D1", "JD0001")), List.of(), false, false));
        show(new News(List.of(shipment("D2", "JD0002")), List.of(), true, false));

        assertThat(shop.meta(WooCommerceDocuments.SHOWN)).containsExactly("shipment D1 JD0001\nshipment D2 JD0002");
        assertThat(shop.notes()).hasSize(2);
    }

    @Test
    void a_try_that_died_after_its_note_sends_the_buyer_no_second_one() {
        News news = new News(List.of(shipment("D1", "JD0001")), List.of(), true, false);
        shop.answersNextWrite(500);
        assertThatThrownBy(() -> show(news)).isInstanceOfSatisfying(FailureException.class, e -> assertThat(
                        e.failure().code())
                .isEqualTo(FailureCode.ANSWER_MISSING));

        show(news);

        assertThat(shop.notes()).hasSize(1);
        assertThat(shop.status()).isEqualTo("completed");
    }

    @Test
    void a_delivery_note_whose_number_begins_like_another_s_is_another() {
        show(new News(List.of(shipment("D1")), List.of(), false, false));
        show(new News(List.of(shipment("D11")), List.of(), false, false));

        assertThat(shop.notes()).hasSize(2);
    }

    @Test
    void nothing_but_a_status_costs_one_call() {
        Shown before = shown();
        int calls = shop.calls().size();

        target.show(ORDER, before, new News(List.of(), List.of(), true, false));

        assertThat(shop.calls().subList(calls, shop.calls().size())).containsExactly("POST orders/727");
    }

    @Test
    void an_order_is_cancelled() {
        show(new News(List.of(), List.of(), false, true));

        assertThat(shown().stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void what_the_buyer_pays_is_the_total_less_refunds() {
        shop.refunds("9.35");

        assertThat(shown().charged()).isEqualTo(Money.of("20.00", "EUR"));
    }

    @Test
    void what_was_given_back_in_full_is_not_to_be_completed_again() {
        shop.is("refunded");

        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"400,TARGET_REFUSED", "401,CREDENTIALS_REFUSED", "429,TOO_BUSY", "500,ANSWER_MISSING", "503,DOWN"})
    void each_answer_to_a_write_is_the_failure_it_means(int status, FailureCode code) {
        shop.answersNextWrite(status);

        assertThatThrownBy(() -> show(new News(List.of(), List.of(), true, false)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    @Test
    void an_order_that_is_not_there_is_none() {
        assertThat(target.shown(new SubjectRef(EntityKind.ORDER, Shop.ID, "728")))
                .isEmpty();
        assertThat(target.shown(new SubjectRef(EntityKind.ORDER, Shop.ID, "../1")))
                .isEmpty();
    }

    private void show(News news) {
        target.show(ORDER, shown(), news);
    }

    private Shown shown() {
        return target.shown(ORDER).orElseThrow();
    }

    private static Shipment shipment(String number, String... tracking) {
        return new Shipment(
                number,
                Shipment.Direction.TO_BUYER,
                Optional.of(DAY),
                Optional.of("DHL"),
                List.of(tracking),
                List.of(new Shipment.Line("MUG", Quantity.pieces(new BigDecimal("2.0")))));
    }

    private static Invoice invoice(String number, Invoice.Kind kind) {
        Money total = Money.of("29.35", "EUR");
        return new Invoice(number, kind, DAY, total, Money.of("1.35", "EUR"), total);
    }

    private DocumentTarget target() {
        SystemSpec system = new SystemSpec(
                Shop.ID,
                "woocommerce",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", shop.url()),
                Optional.of("/x"));
        Surroundings surroundings = new Surroundings(
                new MemorySecrets(RestShop.SECRETS), new JdkHttpDoor(Duration.ofSeconds(5)), Clock.systemUTC());
        return new WooCommerceType().connect(system, surroundings).documentTarget();
    }
}
