package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the recorded WooCommerce orders in a Tryton: the same on the fake and on the real one. */
abstract class SalesContract {
    /** Each test has a shop of its own, so that tests share a server without seeing each other's orders. */
    private static final AtomicInteger SHOPS = new AtomicInteger();

    private SystemId shop = new SystemId("shop");
    private RecordedOrders recorded = new RecordedOrders(shop);

    @BeforeEach
    void openShop() {
        shop = new SystemId("shop-" + SHOPS.incrementAndGet());
        recorded = new RecordedOrders(shop);
    }

    abstract Inspection tryton();

    private OrderTarget target() {
        return tryton().connector().orderTarget();
    }

    /** As the flow does it, in the shortest form: find, create or revise, move on. */
    private PlacedOrder deliver(Order order) {
        OrderTarget target = target();
        OrderReference reference = OrderReference.of(order.subject());
        PlacedOrder placed = target.find(reference).orElseGet(() -> target.create(target.translate(order, reference)));
        if (placed.revisable() && placed.total().compareTo(order.gross()) != 0) {
            placed = target.revise(placed, target.translate(order, reference));
        }
        return order.stage() == OrderStage.PLACED ? placed : target.advance(placed, order.stage());
    }

    private JsonAt sale(Order order) {
        List<JsonAt> sales = tryton().sales(OrderReference.of(order.subject()).value());
        assertThat(sales).as("sales of order " + order.number()).hasSize(1);
        return sales.getFirst();
    }

    @Test
    void every_recorded_order_delivered_twice_and_reversed_is_one_sale_with_the_shop_s_total() {
        Map<String, Order> newest = new TreeMap<>();
        recorded.all().forEach(order -> newest.put(order.number(), order));
        List<Order> states = List.copyOf(newest.values());

        for (List<Order> round : List.of(states.reversed(), states)) {
            round.forEach(this::deliver);
        }

        assertThat(newest).containsOnlyKeys("18", "19", "20", "21", "22");
        for (Order order : states) {
            assertThat(Inspection.total(sale(order)))
                    .isEqualTo(order.gross().amount().setScale(2).toPlainString());
        }
        assertThat(states.stream().map(order -> sale(order).at("state").text()))
                .containsExactly("processing", "processing", "processing", "cancelled", "processing");
    }

    @Test
    void one_customer_is_one_party_and_its_addresses_are_there_once() {
        recorded.all().stream()
                .filter(order -> order.stage() == OrderStage.CONFIRMED)
                .forEach(this::deliver);

        for (String email : List.of("juergen@" + shop + ".example.test", "anna@" + shop + ".example.test")) {
            List<JsonAt> parties = tryton().parties(email);
            assertThat(parties).as(email).hasSize(1);
            List<JsonAt> addresses =
                    tryton().addresses(TrytonValues.id(parties.getFirst().at("id")));
            assertThat(addresses).as("addresses of " + email).hasSize(1);
            JsonAt address = addresses.getFirst();
            assertThat(address.at("party_name").text()).isEqualTo("Jürgen Müller-Łukasz");
            assertThat(address.at("street").text()).isEqualTo("Straße 5 “Hof”\nc/o 田中");
            assertThat(address.at("postal_code").text()).isEqualTo("50667");
            assertThat(address.at("city").text()).isEqualTo("Köln");
            assertThat(address.at("country.").at("code").text()).isEqualTo("DE");
        }
    }

    @Test
    void a_registered_customer_is_known_by_the_shop_s_id_even_under_another_address() {
        Order order = recorded.order("19");
        deliver(order);
        Order moved = Orders.withBuyer(
                Orders.withId(order, "9019"), order.buyer().name(), "anna.new@" + shop + ".example.test");

        deliver(moved);

        assertThat(sale(moved).at("party").text())
                .isEqualTo(sale(order).at("party").text());
    }

    @Test
    void a_different_delivery_address_is_added_and_used_for_the_delivery() {
        Order order = Orders.shippedTo(recorded.order("18"), "Rue Neuve 1", "75002", "Paris", "FR");

        deliver(order);
        deliver(Orders.withId(order, "9018"));

        JsonAt sale = sale(order);
        List<JsonAt> addresses = tryton().addresses(TrytonValues.id(sale.at("party")));
        List<JsonAt> paris = addresses.stream()
                .filter(it -> it.textOrEmpty("city").equals("Paris"))
                .toList();
        assertThat(paris).hasSize(1);
        assertThat(sale.at("shipment_address").text())
                .isEqualTo(paris.getFirst().at("id").text());
        assertThat(sale.at("invoice_address").text())
                .isNotEqualTo(sale.at("shipment_address").text());
    }

    @Test
    void a_confirmed_order_has_a_delivery_and_an_invoice() {
        Order order = recorded.order("19");

        PlacedOrder placed = deliver(order);

        assertThat(placed.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(sale(order).list("shipments")).hasSize(1);
        assertThat(sale(order).list("invoices")).hasSize(1);
    }

    @Test
    void an_unpaid_order_stays_a_draft_until_it_is_paid() {
        Order pending = recorded.order("22");
        Order paid = recorded.all().stream()
                .filter(order -> order.number().equals("22") && order.stage() == OrderStage.CONFIRMED)
                .findFirst()
                .orElseThrow();

        deliver(pending);
        String before = sale(pending).at("state").text();
        deliver(paid);

        assertThat(before).isEqualTo("draft");
        assertThat(sale(paid).at("state").text()).isEqualTo("processing");
    }

    @Test
    void an_order_is_resumed_wherever_an_earlier_try_stopped() {
        for (List<String> buttons : List.<List<String>>of(List.of(), List.of("quote"), List.of("quote", "confirm"))) {
            Order order = Orders.withId(recorded.order("20"), "77" + buttons.size());
            OrderReference reference = OrderReference.of(order.subject());
            PlacedOrder created = target().create(target().translate(order, reference));
            long id = Long.parseLong(created.ref().id());
            buttons.forEach(button -> tryton().client().call(Rpc.press("test", "sale.sale." + button, id)));

            PlacedOrder placed = deliver(order);

            assertThat(placed.ref().id()).isEqualTo(created.ref().id());
            assertThat(sale(order).at("state").text()).isEqualTo("processing");
        }
    }

    @Test
    void a_quotation_takes_other_lines() {
        Order order = Orders.withId(recorded.order("18"), "8801");
        PlacedOrder created = target().create(target().translate(order, OrderReference.of(order.subject())));
        tryton().client()
                .call(Rpc.press(
                        "test", "sale.sale.quote", Long.parseLong(created.ref().id())));
        Order changed = Orders.withId(recorded.order("20"), "8801");

        PlacedOrder revised = deliver(changed);

        assertThat(revised.total()).isEqualTo(changed.gross());
        assertThat(sale(changed).list("lines")).hasSize(3);
    }

    @Test
    void after_processing_a_cancellation_is_refused_with_the_state_it_is_in() {
        Order order = recorded.order("18");
        PlacedOrder placed = deliver(order);

        FailureException thrown =
                catchThrowableOfType(FailureException.class, () -> target().advance(placed, OrderStage.CANCELLED));

        assertThat(placed.cancellable()).isFalse();
        assertThat(thrown.failure().code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(thrown.failure().why())
                .contains("'processing'")
                .contains(placed.ref().number());
        assertThat(sale(order).at("state").text()).isEqualTo("processing");
    }

    @Test
    void what_somebody_changed_in_between_is_not_overwritten() {
        Order order = recorded.order("22");
        PlacedOrder created = deliver(order);
        long id = Long.parseLong(created.ref().id());
        tryton().client().call(Rpc.write("test", "sale.sale", id, Map.of("comment", "by hand")));
        OrderReference reference = OrderReference.of(order.subject());

        FailureException thrown = catchThrowableOfType(
                FailureException.class, () -> target().revise(created, target().translate(order, reference)));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.TARGET_CHANGED);
    }

    @Test
    void a_hundred_pieces_at_a_third_of_a_cent_come_to_the_shop_s_amount() {
        Order order = Orders.withFirstLine(recorded.order("22"), "CENT-3", 300, "100.00", "19.00");

        PlacedOrder placed = deliver(order);

        assertThat(placed.total()).isEqualTo(order.gross());
        assertThat(sale(order).list("lines")).hasSize(2);
    }
}
