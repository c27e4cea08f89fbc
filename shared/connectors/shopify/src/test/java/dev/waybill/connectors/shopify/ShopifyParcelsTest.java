package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.DocumentFixture.ORDER;
import static dev.waybill.connectors.shopify.DocumentFixture.lastOf;
import static dev.waybill.connectors.shopify.DocumentFixture.parcel;
import static dev.waybill.connectors.shopify.DocumentFixture.sent;
import static dev.waybill.connectors.shopify.GraphqlInventory.ELSEWHERE;
import static dev.waybill.connectors.shopify.GraphqlInventory.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.document.DocumentTarget;
import dev.waybill.connector.document.DocumentTarget.News;
import dev.waybill.connector.document.DocumentTarget.Shown;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connectors.shopify.GraphqlParcels.Sent;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Fulfilment;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the shop's own ways with parcels, and what becomes of a delivery note. */
class ShopifyParcelsTest {
    private final GraphqlOrder order = new GraphqlOrder();
    private final GraphqlWork work = order.work;
    private final GraphqlParcels parcels = order.parcels;
    private final GraphqlShop shop = order.in(new GraphqlShop(new GraphqlInventory()));
    private DocumentTarget target = DocumentFixture.target(shop.door(), Map.of());

    @AfterEach
    void closes() {
        shop.close();
    }

    @Test
    void a_delivery_note_is_a_fulfilment_with_its_numbers_and_the_shop_mails_the_buyer() {
        work.orders("MUG", 2, HERE);

        show(sent(parcel("D1", "JD1 JD2", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1 JD2");
        assertThat(parcels.mails).containsExactly("shipped 1 x MUG DHL JD1 JD2");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.PARTLY);
        assertThat(order.lines())
                .containsExactly("Delivery note D1: shipped 2026-11-24, with DHL, tracking JD1 JD2, 1 x MUG");
    }

    @Test
    void buyers_get_no_mail_where_the_setting_says_so() {
        target = DocumentFixture.target(shop.door(), Map.of("notify-buyers", "false"));
        work.orders("MUG", 2, HERE);

        show(sent(parcel("D1", "", "1 MUG")));
        show(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1");
        assertThat(parcels.mails).isEmpty();
    }

    @Test
    void tracking_that_comes_later_is_shown_at_the_same_parcel_and_on_the_same_line() {
        work.orders("MUG", 2, HERE);
        show(sent(parcel("D1", "", "1 MUG")));

        show(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1");
        assertThat(parcels.mails).containsExactly("shipped 1 x MUG", "tracking 1 x MUG DHL JD1");
        assertThat(order.lines()).hasSize(1).first().asString().contains("tracking JD1");
        assertThat(shown().documents()).containsExactlyInAnyOrder("shipment D1", "shipment D1 JD1");
    }

    @Test
    void several_parcels_with_the_same_goods_are_several_parcels() {
        work.orders("MUG", 3, HERE);

        show(sent(parcel("D1", "", "1 MUG"), parcel("D2", "", "1 MUG")));
        show(lastOf(parcel("D3", "", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG", "1 x MUG", "1 x MUG");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void an_item_on_two_lines_is_taken_from_both() {
        work.orders("MUG", 1, HERE);
        work.orders("MUG", 2, HERE);

        show(lastOf(parcel("D1", "JD1", "1 MUG", "2 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG, 2 x MUG DHL JD1");
    }

    @Test
    void goods_of_two_places_are_two_parcels_of_one_delivery_note() {
        work.orders("MUG", 1, HERE);
        work.orders("CUP", 1, ELSEWHERE);
        show(sent(parcel("D1", "", "1 MUG", "1 CUP")));

        show(lastOf(parcel("D1", "JD1", "1 MUG", "1 CUP")));

        assertThat(parcels.live()).containsExactlyInAnyOrder("1 x MUG DHL JD1", "1 x CUP DHL JD1");
    }

    @Test
    void of_two_places_that_have_it_the_one_of_the_setting_sends_it() {
        target = DocumentFixture.target(shop.door(), Map.of("location", Long.toString(ELSEWHERE)));
        work.orders("MUG", 1, HERE);
        work.orders("MUG", 1, ELSEWHERE);

        show(sent(parcel("D1", "", "1 MUG")));

        assertThat(work.pieces.getLast().sent).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_into_a_page_is_asked_for_page_by_page() {
        IntStream.rangeClosed(1, 130).forEach(n -> work.orders("HERE-" + n, 1, HERE));
        IntStream.rangeClosed(1, 25).forEach(n -> work.orders("PLACE-" + n, 1, 100 + n));

        show(sent(parcel("D1", "", "1 HERE-130"), parcel("D2", "", "1 PLACE-25")));

        assertThat(parcels.live()).containsExactly("1 x HERE-130", "1 x PLACE-25");
    }

    @Test
    void the_rest_of_a_fulfilment_order_that_a_part_closed_is_sent_from_its_successor() {
        work.closesWhatIsSentInParts();
        work.orders("MUG", 3, HERE);

        show(sent(parcel("D1", "", "1 MUG"), parcel("D2", "", "1 MUG")));
        show(lastOf(parcel("D3", "", "1 MUG")));

        assertThat(parcels.live()).hasSize(3);
    }

    @Test
    void what_the_order_does_not_have_is_named_and_the_other_delivery_note_is_shown() {
        work.orders("MUG", 2, HERE);

        Failure failure =
                failure(sent(parcel("D1", "", "3 MUG"), parcel("D2", "", "1 MUG", "1 JUG"), parcel("D3", "", "1 MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(failure.why())
                .isEqualTo("delivery note D1 names 1 x MUG more than order 1001 in shop-fr still has to be sent");
        assertThat(failure.next()).contains("exchange");
        assertThat(parcels.live()).containsExactly("1 x MUG");
        assertThat(shown().documents()).containsExactly("shipment D3");
        assertThat(failure(sent(parcel("D2", "", "1 MUG", "1 JUG"))).why()).contains("names 1 x JUG more");
    }

    @ParameterizedTest
    @CsvSource({
        "ON_HOLD, is on hold (AWAITING_PAYMENT)",
        "SCHEDULED, is scheduled for 2026-12-24",
        "IN_REVIEW, is with the location 'Rue du Port 71' in the state IN_REVIEW"
    })
    void what_cannot_be_sent_now_is_said_with_its_reason(String state, String said) {
        work.orders("MUG", 2, HERE);
        work.isIn(HERE, state);

        Failure failure = failure(sent(parcel("D1", "", "1 MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.why()).contains("delivery note D1", "order 1001", "2 x MUG " + said);
        assertThat(parcels.live()).isEmpty();
    }

    @Test
    void half_a_piece_is_refused_by_name() {
        work.orders("ROPE", 2, HERE);

        assertThat(failure(sent(parcel("D1", "", "1.5 ROPE"))).why())
                .isEqualTo("delivery note D1: 1.5 x ROPE is no whole number of pieces, as shop-fr counts");
    }

    @Test
    void what_is_sent_by_hand_between_our_look_and_our_call_is_refused_in_the_shop_s_words() {
        work.orders("MUG", 1, HERE);
        HttpDoor door = shop.door();
        target = DocumentFixture.target(
                call -> {
                    if (call.operation().equals("sendParcel")) {
                        parcels.sendsByHand("MUG", 1);
                    }
                    return door.send(call);
                },
                Map.of());

        Failure failure = failure(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.said()).contains("Invalid fulfillment order line item quantity");
        show(sent(parcel("D1", "JD1", "1 MUG")));
        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1");
    }

    @Test
    void a_parcel_that_somebody_made_by_hand_is_taken_for_the_delivery_note_s_and_gets_its_number() {
        work.orders("MUG", 2, HERE);
        work.orders("CUP", 1, HERE);
        parcels.sendsByHand("MUG", 2);

        show(lastOf(parcel("D1", "JD1", "2 MUG", "1 CUP")));

        assertThat(parcels.live()).containsExactlyInAnyOrder("2 x MUG DHL JD1", "1 x CUP DHL JD1");
    }

    @Test
    void a_parcel_with_another_number_or_with_other_goods_is_another_parcel() {
        work.orders("MUG", 3, HERE);
        work.orders("CUP", 1, HERE);
        parcels.sendsByHand("MUG", 1, "JD9");
        parcels.sendsByHand("CUP", 1);

        show(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG  JD9", "1 x CUP", "1 x MUG DHL JD1");
    }

    @Test
    void a_parcel_that_was_called_off_in_the_shop_does_not_count() {
        work.orders("MUG", 1, HERE);
        show(sent(parcel("D1", "", "1 MUG")));
        parcels.callsOff(parcels.all.getFirst());

        show(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1");
    }

    @Test
    void more_parcels_than_the_shop_lists_are_for_a_person() {
        work.orders("MUG", 60, HERE);
        IntStream.range(0, 50).forEach(n -> parcels.sendsByHand("MUG", 1));

        assertThat(failure(sent(parcel("D1", "", "1 MUG"))).why()).contains("50 fulfilments or more");
    }

    @Test
    void the_last_parcel_also_ends_what_needs_no_shipping_and_nobody_is_mailed_about_that() {
        work.orders("MUG", 1, HERE);
        work.orders("ENGRAVING", 1, HERE).physical = false;

        show(lastOf(parcel("D1", "JD1", "1 MUG")));

        assertThat(parcels.live()).containsExactly("1 x MUG DHL JD1", "1 x ENGRAVING");
        assertThat(parcels.mails).containsExactly("shipped 1 x MUG DHL JD1");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void goods_that_no_delivery_note_names_are_not_shown_as_shipped() {
        work.orders("MUG", 2, HERE);
        work.orders("CUP", 1, HERE);

        Failure failure = failure(lastOf(parcel("D1", "JD1", "1 MUG")));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.why()).contains("1 x MUG, 1 x CUP").contains("no delivery note names");
        assertThat(shown().documents()).containsExactly("shipment D1 JD1");
        assertThat(shown().fulfilment()).isEqualTo(Fulfilment.PARTLY);
    }

    @Test
    void what_a_fulfilment_service_has_that_the_app_may_not_see_is_said_not_passed_over() {
        work.orders("MUG", 1, HERE);
        work.orders("CUP", 1, ELSEWHERE);
        work.hides(ELSEWHERE);
        show(sent(parcel("D1", "JD1", "1 MUG")));

        assertThat(failure(lastOf()).next()).contains("write_third_party_fulfillment_orders");
        assertThat(failure(sent(parcel("D2", "JD2", "1 CUP"))).code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
    }

    @Test
    void a_service_on_hold_keeps_the_order_open_and_is_named() {
        work.orders("ENGRAVING", 1, HERE).physical = false;
        work.isIn(HERE, "ON_HOLD");

        assertThat(failure(lastOf()).why()).contains("1 x ENGRAVING is on hold");
    }

    @Test
    void whoever_deletes_what_we_wrote_on_the_order_gets_it_written_again_and_nothing_sent_again() {
        work.orders("MUG", 2, HERE);
        News news = sent(parcel("D1", "", "1 MUG"), parcel("D2", "JD2", "1 MUG"));
        show(news);
        List<String> mails = List.copyOf(parcels.mails);
        Stream.of("shown", "documents").forEach(order::deletes);
        assertThat(shown().documents()).isEmpty();

        show(news);

        assertThat(parcels.live()).hasSize(2);
        assertThat(parcels.mails).isEqualTo(mails);
        assertThat(shown().documents()).hasSize(2);
    }

    @Test
    void a_parcel_by_hand_of_which_only_the_number_is_known_elsewhere_stays_as_it_is() {
        work.orders("MUG", 1, HERE);
        Sent byHand = parcels.sendsByHand("MUG", 1, "JD9");

        show(sent(parcel("D1", "", "1 MUG")));

        assertThat(byHand.tracking).containsExactly("JD9");
        assertThat(parcels.live()).hasSize(1);
        assertThat(parcels.mails).isEmpty();
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
