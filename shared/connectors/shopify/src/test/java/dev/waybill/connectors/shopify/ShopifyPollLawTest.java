package dev.waybill.connectors.shopify;

import static dev.waybill.connectors.shopify.OrderJson.anOrder;
import static dev.waybill.connectors.shopify.OrderJson.discounted;
import static dev.waybill.connectors.shopify.OrderJson.left;
import static dev.waybill.connectors.shopify.OrderJson.money;
import static dev.waybill.connectors.shopify.OrderJson.tax;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connectors.shopify.GeneratedOrders.Extras;
import dev.waybill.connectors.shopify.GeneratedOrders.Sold;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law: what a shop sends by itself and what it tells when it is asked translate to one and the same order. */
class ShopifyPollLawTest {
    private final AskedShop shop = new AskedShop();

    @ParameterizedTest
    @ValueSource(strings = {"orders-create--2025-10.json", "orders-paid--2023-07.json", "orders-updated--2024-04.json"})
    void a_published_webhook_and_the_poll_of_it(String file) {
        Body webhook = ShopifyFixture.body(file);

        assertThat(shop.polled(webhook)).isEqualTo(AskedShop.sent(webhook));
    }

    /** These also list their transactions, which no webhook does. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void an_order_of_other_people_s_tests_and_the_poll_of_it(String file) {
        JsonNode answer = ShopifyFixture.json(ShopifyFixture.body(file));
        ObjectNode order = (ObjectNode) (answer.has("order") ? answer.path("order") : answer);
        order.remove("transactions");
        Body webhook = Body.of(order.toString());

        assertThat(shop.polled(webhook)).isEqualTo(AskedShop.sent(webhook));
    }

    static Stream<String> fixtures() {
        return ShopifyFixture.published().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("rest-order--"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void any_order_before_and_after_an_edit(
            @ForAll("sold") List<Sold> lines,
            @ForAll("extras") Extras extras,
            @ForAll boolean included,
            @ForAll boolean edited) {
        Body webhook = GeneratedOrders.json(lines, extras, included, edited).body();

        assertThat(shop.polled(webhook)).isEqualTo(AskedShop.sent(webhook));
    }

    @Provide
    Arbitrary<List<Sold>> sold() {
        return GeneratedOrders.sold();
    }

    @Provide
    Arbitrary<Extras> extras() {
        return GeneratedOrders.extras();
    }

    @Test
    void an_order_with_more_of_everything_than_fits_into_one_answer() {
        OrderJson order = anOrder().total("9000.00", "4000.00");
        for (int i = 0; i < 130; i++) {
            order.line("SKU-" + i, "60.00", 2, left(1).andThen(tax("VAT", "0.19", "22.80")));
            order.ship("1.00", line -> line.put("is_removed", true));
        }
        order.change(json -> {
            ObjectNode refund = json.withArray("refunds").addObject().put("id", 77);
            for (int i = 0; i < 130; i++) {
                ObjectNode item =
                        refund.withArray("refund_line_items").addObject().put("line_item_id", 100 + i);
                money(item, "subtotal", "60.00");
                money(item, "total_tax", "11.40");
            }
        });

        Order polled = shop.polled(order.body());

        assertThat(polled).isEqualTo(AskedShop.sent(order.body()));
        assertThat(polled.lines()).hasSize(130);
        assertThat(polled.charges()).isEmpty();
    }

    @Test
    void a_tip_that_is_a_line_like_the_others() {
        OrderJson order = anOrder().with("total_tip_received", "5.00");
        for (int i = 0; i < 120; i++) {
            order.line("SKU-" + i, "1.00", 1);
        }
        order.line("", "5.00", 1, line -> line.putNull("tip_payment_gateway")).total("125.00");

        Order polled = shop.polled(order.body());

        assertThat(polled).isEqualTo(AskedShop.sent(order.body()));
        assertThat(polled.lines()).hasSize(120);
        assertThat(polled.charges()).extracting(Charge::kind).containsExactly(Charge.Kind.TIP);
    }

    @ParameterizedTest
    @CsvSource({
        "paid,fulfilled",
        "authorized,partial",
        "partially_paid,",
        "partially_refunded,restocked",
        "refunded,",
        "pending,",
        "voided,",
        "expired,",
        ",partial"
    })
    void each_status(String financial, String fulfilment) {
        Body webhook = anOrder()
                .line("MUG", "10.00", 1)
                .total("10.00")
                .with("financial_status", financial)
                .with("fulfillment_status", fulfilment)
                .change(order -> order.withArray("payment_gateway_names").add("Cash on Delivery (COD)"))
                .body();

        assertThat(shop.polled(webhook)).isEqualTo(AskedShop.sent(webhook));
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS,SUCCESS,PARTLY", "ON_HOLD,CANCELLED,OPEN", "SCHEDULED,,OPEN", "FULFILLED,SUCCESS,COMPLETE"
    })
    void what_is_only_shown_to_people_does_not_hide_a_parcel(String shown, String parcel, Fulfilment meant) {
        shop.api()
                .has(ShopifyFixture.json(
                        OrderJson.changedAt("7", shop.clock().instant()).body()));
        shop.api().order("7").put("displayFulfillmentStatus", shown);
        if (parcel != null) {
            shop.api().order("7").withArray("fulfillments").addObject().put("status", parcel);
        }

        assertThat(AskedShop.translated(
                                shop.changes().since(shop.clock().instant(), 0).getFirst())
                        .fulfilment())
                .isEqualTo(meant);
    }

    @Test
    void a_cancelled_order_duties_fees_discounts_and_people() {
        Body webhook = anOrder()
                .line("MUG", "10.00", 3, discounted("2.00").andThen(left(0)))
                .ship("4.00", line -> {
                    line.put("discounted_price", "1.00");
                    money(line, "current_discounted_price", "0.00");
                })
                .total("36.00", "0.00")
                .with("cancelled_at", "2026-11-20T11:00:00+01:00")
                .with("note", "ring twice \u0001 \"please\"")
                .with("email", "ada@example.test")
                .with("total_outstanding", "-36.00")
                .change(order -> {
                    money(order, "original_total_duties", "5.00");
                    money(order, "current_total_additional_fees", "2.00");
                    ObjectNode customer = order.putObject("customer").put("id", 9_007_199_254_740_993L);
                    customer.put("first_name", "Ada")
                            .put("last_name", "Lovelace")
                            .put("phone", "+33 1 02 03 04 05");
                    customer.putObject("default_address")
                            .put("address1", "Rue A")
                            .put("country_code", "fr");
                    order.putObject("shipping_address")
                            .put("name", "Ada L.")
                            .put("zip", "75001")
                            .put("province", "Paris");
                })
                .body();

        Order polled = shop.polled(webhook);

        assertThat(polled).isEqualTo(AskedShop.sent(webhook));
        assertThat(polled.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(polled.buyer().email()).contains("ada@example.test");
        assertThat(polled.presentmentTotal()).isPresent();
    }
}
