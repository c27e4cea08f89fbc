package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.DocumentFixture.ORDER;
import static dev.waybill.connectors.shopify.DocumentFixture.back;
import static dev.waybill.connectors.shopify.DocumentFixture.cancelled;
import static dev.waybill.connectors.shopify.DocumentFixture.charged;
import static dev.waybill.connectors.shopify.DocumentFixture.invoice;
import static dev.waybill.connectors.shopify.DocumentFixture.lastOf;
import static dev.waybill.connectors.shopify.DocumentFixture.parcel;
import static dev.waybill.connectors.shopify.DocumentFixture.sent;
import static dev.waybill.connectors.shopify.GraphqlInventory.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.domain.document.Invoice.Kind;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.ownership.EntityKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shop tells of an order and its money, what is written on it, and how it is called off. */
class ShopifyDocumentsTest {
    private final GraphqlOrder order = new GraphqlOrder();
    private final GraphqlShop shop = order.in(new GraphqlShop(new GraphqlInventory()));
    private DocumentTarget target = DocumentFixture.target(shop.door(), Map.of());

    @BeforeEach
    void sells() {
        order.work.orders("MUG", 2, HERE);
        order.work.orders("CUP", 1, HERE);
    }

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void invoices_credit_notes_and_returns_are_lines_that_people_read_on_the_order() {
        show(new News(
                List.of(back("R1", "1 MUG")),
                List.of(invoice("2026/1", Kind.INVOICE, "29.35"), invoice("2026/1", Kind.CREDIT_NOTE, "9.35")),
                false,
                false));

        assertThat(order.lines())
                .containsExactly(
                        "Return R1: received 2026-11-24, 1 x MUG",
                        "Invoice 2026/1: 2026-11-24, 29.35 EUR, of which tax 1.35 EUR",
                        "Credit note 2026/1: 2026-11-24, 9.35 EUR, of which tax 1.35 EUR");
        assertThat(shown().documents()).containsExactlyInAnyOrder("return R1", "invoice 2026/1", "credit-note 2026/1");
        assertThat(order.parcels.live()).isEmpty();
        assertThat(order.parcels.mails).isEmpty();
    }

    @Test
    void what_somebody_else_wrote_there_stays() {
        order.writes("documents", "by hand: ask Ana\nInvoice 1: draft");

        show(charged(invoice("1", Kind.INVOICE, "29.35"), invoice("11", Kind.INVOICE, "1.00")));

        assertThat(order.lines())
                .startsWith("by hand: ask Ana", "Invoice 1: 2026-11-24, 29.35 EUR, of which tax 1.35 EUR")
                .hasSize(3);
    }

    @Test
    void two_who_write_at_once_do_not_overwrite_each_other() {
        boolean[] first = {true};
        order.beforeEachWrite(() -> {
            if (first[0]) {
                first[0] = false;
                order.writes(
                        "shown",
                        "{\"documents\":[\"invoice 9\"],\"parcels\":{\"D9\":[\"gid://shopify/Fulfillment/9\"]}}");
            }
        });

        show(charged(invoice("1", Kind.INVOICE, "29.35")));

        assertThat(shown().documents()).containsExactlyInAnyOrder("invoice 1", "invoice 9");
        assertThat(order.metafield("shown")).contains("\"D9\":[\"gid://shopify/Fulfillment/9\"]");
    }

    @Test
    void somebody_who_never_stops_writing_is_a_clash() {
        order.beforeEachWrite(() -> order.writes("documents", "by hand"));

        Failure failure = failure(charged(invoice("1", Kind.INVOICE, "29.35")));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_CHANGED);
        assertThat(failure.why()).contains("waybill.*").contains("1001");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{", "[]", "{\"documents\":7}", "{\"documents\":[],\"parcels\":[]}", "{\"parcels\":{\"D1\":\"x\"}}"
            })
    void what_we_wrote_for_ourselves_may_be_broken_by_hand(String broken) {
        order.writes("shown", broken);

        show(charged(invoice("1", Kind.INVOICE, "29.35")));

        assertThat(shown().documents()).containsExactly("invoice 1");
    }

    @Test
    void a_number_that_looks_like_several_lines_stays_one() {
        show(charged(invoice("1\nInvoice 2: paid", Kind.INVOICE, "29.35")));

        assertThat(order.lines()).hasSize(1);
    }

    @Test
    void nothing_new_is_nothing_written() {
        show(lastOf(parcel("D1", "", "2 MUG", "1 CUP")));
        int calls = shop.requestsWith("metafields").size();

        show(lastOf());

        assertThat(shop.requestsWith("metafields")).hasSize(calls);
    }

    @Test
    void the_buyer_pays_the_total_also_where_nothing_was_paid_yet() {
        order.isPaid("PENDING");

        assertThat(shown().charged()).isEqualTo(Money.of("29.35", "EUR"));
        assertThat(shown().stage()).isEqualTo(OrderStage.PLACED);
    }

    @ParameterizedTest
    @CsvSource({"10.00, 19.35", "7.50, 21.85", "12.00, 17.35", "0.00, 29.35"})
    void goods_taken_back_cost_what_was_not_paid_back_for_them(String paidBack, String pays) {
        order.takesBack("CUP", 1, "10.00", paidBack);

        assertThat(shown().charged()).isEqualTo(Money.of(pays, "EUR"));
        assertThat(shown().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void an_order_of_which_all_was_taken_back_is_called_off_and_its_paper_is_written_all_the_same() {
        show(lastOf(parcel("D1", "JD1", "2 MUG", "1 CUP")));
        order.takesBack("MUG", 2, "19.35", "19.35");
        order.takesBack("CUP", 1, "10.00", "10.00");
        order.isPaid("REFUNDED");

        show(charged(invoice("C1", Kind.CREDIT_NOTE, "29.35")));

        assertThat(shown().stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(shown().charged()).isEqualTo(Money.of("0", "EUR"));
        assertThat(order.lines()).last().asString().startsWith("Credit note C1");
    }

    @Test
    void an_exchange_is_a_return_and_a_parcel_of_what_was_added_to_the_order() {
        show(lastOf(parcel("D1", "JD1", "2 MUG", "1 CUP")));
        Failure notYet = failure(sent(parcel("D2", "JD2", "1 BOWL")));
        order.takesBack("MUG", 1, "9.00", "0.00");
        order.adds("BOWL", 1, "9.00");
        order.refunds("9.00");

        show(lastOf(back("R1", "1 MUG"), parcel("D2", "JD2", "1 BOWL")));

        assertThat(notYet.code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(order.parcels.live()).contains("1 x BOWL DHL JD2");
        assertThat(shown().charged()).isEqualTo(Money.of("29.35", "EUR"));
        assertThat(shown().documents()).contains("return R1", "shipment D2 JD2");
    }

    @Test
    void an_order_is_called_off_without_giving_money_back_and_its_goods_are_the_shop_s_again() {
        show(cancelled());

        assertThat(shown().stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(shown().charged()).as("the money is still there").isEqualTo(Money.of("29.35", "EUR"));
        assertThat(order.parcels.mails).containsExactly("cancelled");
        assertThat(order.restocked).containsExactly(true);
    }

    @Test
    void where_the_owner_s_stock_is_written_the_shop_counts_nothing_back_itself() {
        target = DocumentFixture.target(shop.door(), Map.of("location", "71", "notify-buyers", "false"));

        show(cancelled());

        assertThat(order.restocked).containsExactly(false);
        assertThat(order.parcels.mails).isEmpty();
    }

    @Test
    void calling_off_what_somebody_called_off_meanwhile_is_done() {
        Shown before = shown();
        show(cancelled());

        target.show(ORDER, before, cancelled());

        assertThat(order.isCancelled()).isTrue();
    }

    @Test
    void an_order_that_was_shipped_is_not_called_off_and_the_shop_says_why() {
        show(sent(parcel("D1", "JD1", "1 MUG")));

        Failure failure = failure(cancelled());

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.said()).contains("Cannot cancel an order with fulfillments");
        assertThat(order.isCancelled()).isFalse();
    }

    @Test
    void calling_off_may_take_the_shop_a_while_and_is_asked_for_again_until_it_is_done() {
        order.isSlow();

        show(cancelled());

        assertThat(shown().stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(order.restocked).hasSize(1);
    }

    @Test
    void what_was_sent_of_an_order_called_off_is_named() {
        show(cancelled());

        assertThat(failure(sent(parcel("D1", "JD1", "1 MUG"))).code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
    }

    @Test
    void an_order_that_is_gone_between_look_and_call_is_refused_by_its_number() {
        Shown before = shown();
        SubjectRef gone = new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "77");

        Failure failure = catchThrowableOfType(FailureException.class, () -> target.show(gone, before, cancelled()))
                .failure();

        assertThat(failure.why()).contains("order 77");
        assertThat(target.shown(new SubjectRef(EntityKind.ORDER, ShopifyFixture.SHOP, "../1")))
                .isEmpty();
    }

    @Test
    void a_throttled_shop_says_how_long_to_wait() {
        shop.answersOnly(200, Map.of(), GraphqlShop.throttled(402, 2000, 52).toString());

        Failure failure = failure(cancelled());

        assertThat(failure.code()).isEqualTo(FailureCode.TOO_BUSY);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void missing_scopes_are_named() {
        shop.answersOnly(
                200,
                Map.of(),
                GraphqlShop.error("ACCESS_DENIED", "Access denied for fulfillmentOrders.")
                        .toString());

        Failure failure = failure(cancelled());

        assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
        assertThat(failure.next())
                .contains("write_merchant_managed_fulfillment_orders")
                .contains("write_orders");
    }

    private Shown shown() {
        return target.shown(ORDER).orElseThrow();
    }

    private void show(News news) {
        target.show(ORDER, shown(), news);
    }

    private Failure failure(News news) {
        return catchThrowableOfType(FailureException.class, () -> show(news)).failure();
    }
}
