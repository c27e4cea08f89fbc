package dev.waybill.connectors.demoerp;

import static dev.waybill.connectors.demoerp.OrderFixture.anOrder;
import static dev.waybill.connectors.demoerp.OrderFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Secret;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.SalesOrder;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoErpOrdersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    private final DemoErp erp = DemoErp.start(DemoErp.Options.inMemory("right"), CLOCK);
    private final Order order = anOrder().withLine("MUG", "2", "14.98", "2.85").build();
    private final OrderReference reference = OrderReference.of(order.subject());
    private final OrderTarget orders = orders("right", Map.of());

    @BeforeEach
    void fill() {
        erp.books().putItem(new Item("MUG", "A mug", false));
        erp.books().putItem(new Item("SHIPPING", "Shipping", true));
        erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
        erp.books().putTax(new TaxRate("VAT7", new BigDecimal("7")));
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Test
    void an_order_is_found_after_it_was_created_and_not_before() {
        assertThat(orders.find(reference)).isEmpty();

        PlacedOrder placed = create(order);

        assertThat(placed.total()).isEqualTo(eur("17.83"));
        assertThat(placed.tax()).isEqualTo(eur("2.85"));
        assertThat(placed.stage()).isEqualTo(OrderStage.PLACED);
        assertThat(placed.revisable()).isTrue();
        assertThat(orders.find(reference)).contains(placed);
    }

    @Test
    void creating_it_twice_leaves_one_order_and_one_party() {
        PlacedOrder first = create(order);
        PlacedOrder second = create(order);

        assertThat(second).isEqualTo(first);
        assertThat(erp.books().snapshot().orders()).hasSize(1);
        assertThat(erp.books().snapshot().parties()).hasSize(1);
    }

    @Test
    void guests_are_one_party_by_their_address_and_it_stays_out_of_the_reference() {
        create(anOrder().byAGuest().withLine("MUG", "2", "14.98", "2.85").build());
        create(anOrder()
                .byAGuest()
                .withId("1002")
                .withLine("MUG", "2", "14.98", "2.85")
                .build());

        assertThat(erp.books().snapshot().parties()).singleElement().satisfies(party -> assertThat(party.reference())
                .startsWith("shop-es:guest:")
                .doesNotContain("ada"));
    }

    @Test
    void it_is_moved_on_as_often_as_one_likes() {
        PlacedOrder placed = create(order);

        PlacedOrder confirmed = orders.advance(placed, OrderStage.CONFIRMED);
        PlacedOrder again = orders.advance(confirmed, OrderStage.CONFIRMED);
        PlacedOrder cancelled = orders.advance(again, OrderStage.CANCELLED);

        assertThat(confirmed.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(again).isEqualTo(confirmed);
        assertThat(cancelled.stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void what_the_warehouse_works_on_cannot_be_cancelled() {
        PlacedOrder placed = orders.advance(create(order), OrderStage.CONFIRMED);
        erp.books().proceed(placed.ref().number());

        Failure failure = failureOf(() -> orders.advance(placed, OrderStage.CANCELLED));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(failure.said()).contains("PROCESSING and cannot be cancelled");
        assertThat(orders.find(reference))
                .get()
                .extracting(PlacedOrder::cancellable)
                .isEqualTo(false);
    }

    @Test
    void a_draft_is_revised_unless_somebody_else_changed_it() {
        PlacedOrder placed = create(order);
        Order more = anOrder().withLine("MUG", "4", "29.96", "5.69").build();

        PlacedOrder revised = orders.revise(placed, orders.translate(more, reference));

        assertThat(revised.total()).isEqualTo(eur("35.65"));
        assertThat(erp.books().snapshot().orders()).hasSize(1);
    }

    @Test
    void charges_are_lines_but_no_goods() {
        PlacedOrder placed = create(anOrder()
                .withLine("MUG", "2", "14.98", "2.85")
                .withCharge(Charge.Kind.SHIPPING, "4.90")
                .build());

        assertThat(placed.total()).isEqualTo(eur("22.73"));
        assertThat(placed.lines()).hasSize(1);
    }

    @Test
    void an_unknown_item_names_line_and_number_and_writes_nothing() {
        Order unknown = anOrder()
                .withLine("MUG", "2", "14.98", "2.85")
                .withLine("CUP", "1", "1.00", "0.19")
                .build();

        Failure failure = failureOf(() -> orders.translate(unknown, reference));

        assertThat(failure.code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(failure.why()).contains("'CUP' of line 2");
        assertThat(erp.books().snapshot().orders()).isEmpty();
    }

    @Test
    void a_setting_says_which_item_a_number_is_and_it_comes_back_as_the_shops() {
        OrderTarget mapped = orders("right", Map.of("items.CUP", "MUG"));
        Order cup = anOrder().withLine("CUP", "2", "14.98", "2.85").build();

        PlacedOrder placed = mapped.create(mapped.translate(cup, reference));

        assertThat(placed.lines().getFirst().sku()).isEqualTo("CUP");
        assertThat(erp.books().snapshot().orders().getFirst().lines())
                .extracting(SalesOrder.Line::sku)
                .containsExactly("MUG");
    }

    @Test
    void a_tax_that_is_not_there_or_there_twice_is_a_question() {
        Order five = anOrder()
                .withTaxedLine("MUG", "1", "10.00", new Tax("VAT", Optional.of(new BigDecimal("5")), eur("0.50")))
                .build();
        Failure none = failureOf(() -> orders.translate(five, reference));
        erp.books().putTax(new TaxRate("OSS19", new BigDecimal("19")));
        Failure several = failureOf(() -> orders.translate(order, reference));

        assertThat(none.code()).isEqualTo(FailureCode.TAX_UNKNOWN);
        assertThat(none.why()).contains("line 1 (MUG)", "5 %", "none fits");
        assertThat(several.why()).contains("several fit: OSS19, VAT19");
        OrderTarget told = orders("right", Map.of("taxes.19", "VAT19"));
        assertThat(told.translate(order, reference)).isNotNull();
    }

    @Test
    void a_tax_without_a_rate_is_known_by_its_amount() {
        Order order = anOrder()
                .withTaxedLine("MUG", "1", "10.00", new Tax("VAT", Optional.empty(), eur("0.70")))
                .build();

        create(order);

        assertThat(erp.books().snapshot().orders().getFirst().lines().getFirst().taxes())
                .containsExactly("VAT7");
    }

    @Test
    void what_the_erp_would_compute_otherwise_is_a_question_that_names_the_line() {
        Order odd = anOrder().withLine("MUG", "1", "8.26", "1.58").build();

        Failure failure = failureOf(() -> orders.translate(odd, reference));

        assertThat(failure.code()).isEqualTo(FailureCode.TARGET_TOTALS_DIFFER);
        assertThat(failure.why()).contains("9.84 EUR", "9.83 EUR", "line 1 (MUG)");
    }

    @Test
    void each_fault_is_a_failure_of_its_kind() {
        OrderDraft draft = orders.translate(order, reference);

        assertThat(failing(Fault.DOWN, () -> orders.create(draft)).code()).isEqualTo(FailureCode.DOWN);
        assertThat(failing(Fault.REFUSE, () -> orders.create(draft)).code()).isEqualTo(FailureCode.UNREACHABLE);
        Failure busy = failing(Fault.BUSY, () -> orders.create(draft));
        assertThat(busy.code()).isEqualTo(FailureCode.TOO_BUSY);
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failing(Fault.DONE_BUT_500, () -> orders.create(draft)).code())
                .isEqualTo(FailureCode.ANSWER_MISSING);
        assertThat(failing(Fault.GARBAGE, () -> orders.create(draft)).code()).isEqualTo(FailureCode.ANSWER_MISSING);
        assertThat(failing(Fault.GARBAGE, () -> orders.find(reference)).code()).isEqualTo(FailureCode.DOWN);
    }

    @Test
    void an_answer_that_takes_too_long_may_have_been_a_success() {
        OrderTarget hurried = orders("right", Map.of("timeout", "1"));
        OrderDraft draft = hurried.translate(order, reference);

        erp.suffer(Fault.SLOW, 0, Duration.ofSeconds(30));

        assertThat(failureOf(() -> hurried.create(draft)).code()).isEqualTo(FailureCode.ANSWER_MISSING);
        assertThat(failureOf(() -> hurried.find(reference)).code()).isEqualTo(FailureCode.DOWN);
    }

    @Test
    void wrong_totals_come_back_as_the_erp_computed_them() {
        erp.suffer(Fault.WRONG_TOTALS);

        assertThat(create(order).total()).isEqualTo(eur("18.83"));
    }

    @Test
    void a_wrong_key_or_address_is_a_matter_of_setting_up() {
        assertThat(failureOf(() -> orders("wrong", Map.of()).find(reference)).code())
                .isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(failureOf(() -> orders("right", Map.of("url", erp.panel().toString()))
                                .find(reference))
                        .code())
                .isEqualTo(FailureCode.ENDPOINT_UNKNOWN);
        assertThat(failureOf(() -> orders("right", Map.of("timeout", "soon"))).code())
                .isEqualTo(FailureCode.SETTING_WRONG);
    }

    private PlacedOrder create(Order wanted) {
        return orders.create(orders.translate(wanted, OrderReference.of(wanted.subject())));
    }

    private Failure failing(Fault fault, ThrowingCallable call) {
        erp.suffer(fault, 0, Duration.ofSeconds(7));
        try {
            return failureOf(call);
        } finally {
            erp.heal();
        }
    }

    private static Failure failureOf(ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure();
    }

    private OrderTarget orders(String key, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("url", erp.address().toString()));
        all.putAll(settings);
        SystemSpec system = new SystemSpec(
                new SystemId("erp"), "demo-erp", Optional.empty(), Optional.empty(), all, Optional.of("/erp"));
        Connector connector = new DemoErpType()
                .connect(
                        system,
                        new ConnectorType.Surroundings(
                                name -> Optional.of(new Secret(key)), new JdkHttpDoor(Duration.ofSeconds(5)), CLOCK));
        return connector.orderTarget();
    }
}
