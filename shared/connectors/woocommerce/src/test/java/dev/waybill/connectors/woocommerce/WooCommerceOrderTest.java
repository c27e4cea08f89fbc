package dev.waybill.connectors.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Payment;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order says, in our words. */
final class WooCommerceOrderTest {
    private static final Tax VAT = new Tax("MwSt 19%", Optional.of(new BigDecimal("19")), euros("7.56"));

    @Test
    void a_recorded_order_of_a_guest_is_told_in_full() {
        Order order = recorded("013");

        assertThat(order.subject()).isEqualTo(Shop.subject(EntityKind.ORDER, "18"));
        assertThat(order.number()).isEqualTo("18");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-23T08:45:50Z"));
        assertThat(order.version()).isEqualTo(new Version(Instant.parse("2026-11-23T08:45:50Z")));
        assertThat(order.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(order.fulfilment()).isEqualTo(Fulfilment.OPEN);
        assertThat(order.lines())
                .containsExactly(new OrderLine(
                        "1",
                        Optional.of("TS-BLUE"),
                        "T-Shirt blau",
                        Quantity.pieces(2),
                        euros("39.80"),
                        euros("0"),
                        List.of(VAT)));
        assertThat(order.charges())
                .containsExactly(new Charge(
                        Charge.Kind.SHIPPING,
                        "Flat",
                        euros("4.90"),
                        List.of(new Tax(VAT.label(), VAT.ratePercent(), euros("0.93")))));
        assertThat(order.payments()).containsExactly(new Payment("bacs", euros("53.19"), Optional.empty(), true));
        assertThat(order.total()).isEqualTo(euros("53.19"));
        assertThat(order.note()).isEmpty();
    }

    @Test
    void buyer_and_addresses_keep_every_letter() {
        Order order = recorded("013");

        assertThat(order.buyer().id()).isEmpty();
        assertThat(order.buyer().name()).isEqualTo("Jürgen Müller-Łukasz");
        assertThat(order.buyer().email()).contains("juergen@example.test");
        assertThat(order.buyer().phone()).contains("+49 221 1");
        assertThat(order.shipTo())
                .isEqualTo(new Address(
                        "Jürgen Müller-Łukasz",
                        "",
                        List.of("Straße 5 “Hof”", "c/o 田中"),
                        "50667",
                        "Köln",
                        "",
                        "DE",
                        Optional.empty()));
    }

    @Test
    void goods_go_to_the_billing_address_where_no_other_is_given() {
        Order order = recorded("024");

        assertThat(order.billTo().city()).isEqualTo("Köln");
        assertThat(order.shipTo()).isEqualTo(order.billTo());
    }

    @Test
    void a_coupon_is_already_in_the_lines_and_a_fee_is_a_charge_with_its_tax() {
        Order order = recorded("024");

        assertThat(order.lines()).extracting(OrderLine::net).containsExactly(euros("53.73"), euros("10.80"));
        assertThat(order.lines()).extracting(OrderLine::discount).containsExactly(euros("5.97"), euros("1.20"));
        assertThat(order.lines().get(1).taxes())
                .containsExactly(new Tax("MwSt 7%", Optional.of(new BigDecimal("7")), euros("0.76")));
        assertThat(order.charges())
                .containsExactly(new Charge(
                        Charge.Kind.FEE,
                        "Gift wrap",
                        euros("2.50"),
                        List.of(new Tax("MwSt 19%", Optional.of(new BigDecimal("19")), euros("0.48")))));
    }

    @ParameterizedTest
    @CsvSource({
        "checkout-draft, DRAFT",
        "auto-draft, DRAFT",
        "draft, DRAFT",
        "pending, PLACED",
        "on-hold, PLACED",
        "failed, PLACED",
        "processing, CONFIRMED",
        "completed, CONFIRMED",
        "refunded, CONFIRMED",
        "cancelled, CANCELLED",
        "trash, CANCELLED",
        "wc-cancelled, CANCELLED"
    })
    void each_status_of_the_shop_is_a_stage(String status, OrderStage stage) {
        assertThat(order(o -> o.put("status", status)).stage()).isEqualTo(stage);
    }

    @Test
    void of_a_status_that_a_plug_in_made_up_the_payment_decides() {
        assertThat(order(o -> o.put("status", "being-packed")).stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(order(o -> o.put("status", "quote").putNull("date_paid").putNull("date_paid_gmt"))
                        .stage())
                .isEqualTo(OrderStage.PLACED);
    }

    @Test
    void a_completed_order_has_been_shipped() {
        assertThat(order(o -> o.put("status", "completed")).fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @Test
    void ids_beyond_2_to_the_53_numbers_for_skus_and_broken_quantities_stay_exact() {
        Order order = order(o -> {
            Sample.put(o, "id", "9007199254740993");
            Sample.put(o, "customer_id", "9007199254740995");
            Sample.line(o).put("sku", 4006381333931L);
            Sample.put(Sample.line(o), "quantity", "1.25");
        });

        assertThat(order.subject().id()).isEqualTo("9007199254740993");
        assertThat(order.buyer().id()).contains("9007199254740995");
        assertThat(order.lines().getFirst().sku()).contains("4006381333931");
        assertThat(order.lines().getFirst().quantity()).isEqualTo(Quantity.pieces(new BigDecimal("1.25")));
    }

    @Test
    void a_line_whose_product_is_gone_or_has_no_number_has_no_sku() {
        assertThat(order(o -> Sample.line(o).put("product_id", 0).putNull("sku"))
                        .lines()
                        .getFirst()
                        .sku())
                .isEmpty();
        assertThat(order(o -> Sample.line(o).put("sku", "")).lines().getFirst().sku())
                .isEmpty();
    }

    @Test
    void names_are_told_without_html() {
        Order order = order(o -> Sample.line(o).put("name", "Tea &ndash; 1&#47;2 &amp;lt; kg &copy;"));

        assertThat(order.lines().getFirst().name()).isEqualTo("Tea – 1/2 &lt; kg &copy;");
    }

    @Test
    void the_number_people_use_may_differ_from_the_id() {
        assertThat(order(o -> o.put("number", "RE-2026-7")).number()).isEqualTo("RE-2026-7");
        assertThat(order(o -> o.remove("number")).number()).isEqualTo("18");
    }

    @Test
    void an_order_without_addresses_has_blank_ones() {
        Order order = order(o -> o.remove(List.of("billing", "shipping")));

        assertThat(order.billTo().isBlank()).isTrue();
        assertThat(order.buyer().displayName()).isEqualTo("(no name)");
    }

    @Test
    void a_vat_number_is_found_among_custom_fields_of_any_type() {
        String fields = "[{'id':1,'key':'_x','value':{'a':[1]}},{'id':2,'key':'_vat_number','value':['no']},7,"
                + "{'id':3,'key':'_billing_vat_number','value':'DE 123'},{'key':'nif','value':42}]";

        assertThat(order(o -> Sample.put(o, "meta_data", fields)).buyer().taxId())
                .contains("DE 123");
        assertThat(order(o -> Sample.put(o, "meta_data", "{}")).buyer().taxId()).isEmpty();
    }

    @Test
    void a_shop_may_name_the_field_of_its_own_tax_plug_in() {
        Body body = Sample.order(o -> Sample.put(o, "meta_data", "[{'key':'nif','value':42}]"));

        OrderNews news = Shop.withSettings(Map.of(WooCommerceType.TAX_ID_FIELD, "nif"))
                .orderSource()
                .translate(Shop.envelope("order.updated", body));

        assertThat(((OrderNews.State) news).order().buyer().taxId()).contains("42");
    }

    @Test
    void a_refund_leaves_the_order_as_it_was_ordered() {
        Order order = order(o -> Sample.put(o, "refunds", "[{'id':30,'reason':'','total':'-53.19'}]"));

        assertThat(order.total()).isEqualTo(euros("53.19"));
        assertThat(order.lines().getFirst().quantity()).isEqualTo(Quantity.pieces(2));
    }

    @Test
    void the_trash_says_only_an_id_and_is_told_as_such() {
        assertThat(Shop.news("order.deleted", Body.of("{\"id\":22}")))
                .isEqualTo(new OrderNews.Gone("order 22 was moved to the trash"));
    }

    @Test
    void the_body_decides_whatever_the_topic_says() {
        Body order = Sample.order(o -> {});

        assertThat(Shop.news("order.restored", order)).isInstanceOf(OrderNews.State.class);
        assertThat(Shop.news("order.deleted", order)).isInstanceOf(OrderNews.State.class);
    }

    @Test
    void what_we_write_into_an_order_comes_back_as_the_same_order_but_for_its_shipping() {
        Order before = recorded("013");
        Order noted = order(WooCommerceOrderTest::withOurNote);
        Order completed = order(order -> {
            withOurNote(order);
            order.put("status", "completed").put("date_completed_gmt", "2026-11-24T09:00:01");
        });

        assertThat(noted).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
        assertThat(completed)
                .usingRecursiveComparison()
                .ignoringFields("version", "fulfilment")
                .isEqualTo(before);
        assertThat(completed.fulfilment()).isEqualTo(Fulfilment.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"013,014", "016,017", "024,025", "028,029", "033,034"})
    void what_a_real_shop_sent_as_created_and_as_updated_is_one_state(String created, String updated) {
        assertThat(recorded(updated)).isEqualTo(recorded(created));
    }

    /** As deliver-documents leaves it: marks in the meta data, and a later time. */
    private static void withOurNote(ObjectNode order) {
        order.put("date_modified_gmt", "2026-11-24T09:00:01");
        Sample.put(order, "meta_data", "[{'id':7,'key':'_waybill_documents','value':'shipment D1'}]");
    }

    private static Order recorded(String name) {
        return Shop.order(Recording.named(name).webhook().body());
    }

    private static Order order(Consumer<ObjectNode> change) {
        return Shop.order(Sample.order(change));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
