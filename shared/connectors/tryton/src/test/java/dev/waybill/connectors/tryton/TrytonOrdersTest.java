package dev.waybill.connectors.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.connectors.tryton.fake.FakeTryton;
import dev.waybill.connectors.tryton.fake.Fault;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.domain.system.SystemId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a fake can be made to do: lost answers, ended sessions, races. */
class TrytonOrdersTest {
    private final FakeTryton fake = FakeTryton.seeded();
    private final Inspection tryton = Inspection.of(
            Map.of("url", fake.url().toString(), "database", FakeTryton.DATABASE),
            Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD));
    private final Order order = new RecordedOrders(new SystemId("shop-es")).order("20");
    private final OrderReference reference = OrderReference.of(order.subject());
    private final OrderTarget target = tryton.connector().orderTarget();

    @AfterEach
    void close() {
        fake.close();
    }

    private PlacedOrder deliver() {
        PlacedOrder placed = target.find(reference).orElseGet(() -> target.create(target.translate(order, reference)));
        return target.advance(placed, OrderStage.CONFIRMED);
    }

    private Optional<FailureException> failed() {
        return Optional.ofNullable(catchThrowableOfType(FailureException.class, this::deliver));
    }

    @ParameterizedTest
    @ValueSource(strings = {"party.party.create", "sale.sale.create", "sale.sale.quote", "sale.sale.confirm"})
    void an_answer_lost_at_any_write_leaves_one_party_and_one_sale_in_the_end(String method) {
        for (Fault fault :
                List.of(new Fault.SilenceAfterWork(), new Fault.SilenceBeforeWork(), new Fault.StatusAfterWork(500))) {
            fake.failNext(method, fault);
        }

        Set<FailureCode> failures = new HashSet<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            failed().ifPresent(thrown -> failures.add(thrown.failure().code()));
        }
        fake.heal();
        PlacedOrder placed = deliver();

        assertThat(failures).containsExactly(FailureCode.ANSWER_MISSING);
        assertThat(placed.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(tryton.sales(reference.value())).hasSize(1);
        assertThat(tryton.parties("juergen@shop-es.example.test")).hasSize(1);
    }

    @Test
    void a_session_that_ended_is_renewed_once_without_anybody_noticing() {
        target.find(reference);
        fake.endSessions();

        PlacedOrder placed = deliver();

        assertThat(placed.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(fake.methods().stream().filter("common.db.login"::equals)).hasSize(2);
    }

    @Test
    void a_wrong_password_is_a_matter_of_set_up_and_is_tried_once() {
        OrderTarget stranger = Inspection.of(
                        Map.of("url", fake.url().toString(), "database", FakeTryton.DATABASE),
                        Map.of("user", FakeTryton.USER, "password", "wrong"))
                .connector()
                .orderTarget();

        FailureException thrown = catchThrowableOfType(FailureException.class, () -> stranger.find(reference));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        assertThat(fake.methods()).containsExactly("common.db.login");
    }

    @Test
    void an_unknown_database_is_a_matter_of_set_up() {
        OrderTarget lost = Inspection.of(
                        Map.of("url", fake.url().toString(), "database", "nosuch"),
                        Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD))
                .connector()
                .orderTarget();

        FailureException thrown = catchThrowableOfType(FailureException.class, () -> lost.find(reference));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.ENDPOINT_UNKNOWN);
    }

    @Test
    void a_sale_that_somebody_created_a_moment_before_is_taken_for_ours() {
        fake.failNext("sale.sale.create", new Fault.SilenceAfterWork());
        failed();
        fake.failNext("sale.sale.search_read", new Fault.Empty());

        PlacedOrder placed = target.create(target.translate(order, reference));

        assertThat(placed.total()).isEqualTo(order.gross());
        assertThat(tryton.sales(reference.value())).hasSize(1);
    }

    @Test
    void a_party_that_somebody_created_a_moment_before_is_taken_for_ours() {
        fake.failNext("party.party.create", new Fault.SilenceAfterWork());
        failed();
        fake.failNext("party.party.search_read", new Fault.Empty());

        deliver();

        assertThat(tryton.parties("juergen@shop-es.example.test")).hasSize(1);
    }

    @Test
    void where_nothing_is_unique_looking_first_still_leaves_one_sale() {
        fake.enforceNoUniqueKeys();

        PlacedOrder first = target.create(target.translate(order, reference));
        PlacedOrder second = target.create(target.translate(order, reference));

        assertThat(second.ref()).isEqualTo(first.ref());
        assertThat(tryton.sales(reference.value())).hasSize(1);
    }

    @Test
    void a_sale_that_will_not_be_processed_says_why() {
        long product =
                TrytonValues.id(tryton.search("product.product", List.of("code", "=", "TS-BLUE"), List.of("code"))
                        .getFirst()
                        .at("id"));
        fake.change("product.template", product, "account_category", null);

        FailureException thrown = failed().orElseThrow();

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(thrown.failure().said()).contains("There is no \"Account Category\" defined");
        assertThat(target.find(reference).orElseThrow().stage())
                .as("still to be moved on")
                .isEqualTo(OrderStage.PLACED);
    }

    @Test
    void a_phone_number_that_tryton_cannot_read_stops_no_order() {
        fake.failNext(
                "party.party.create",
                new Fault.Refusal("The phone number \"+49 221 1\" for party \"X\" is not valid."));

        assertThat(deliver().stage()).isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    void a_tax_created_after_the_first_look_is_seen_at_once() {
        fake.change("account.tax", 2, "rate", fake.decimal("0.08"));
        FailureCode before = failed().orElseThrow().failure().code();
        fake.change("account.tax", 2, "rate", fake.decimal("0.07"));

        PlacedOrder placed = deliver();

        assertThat(before).isEqualTo(FailureCode.TAX_UNKNOWN);
        assertThat(placed.total()).isEqualTo(order.gross());
    }

    @Test
    void two_sales_under_one_reference_are_for_a_person_to_sort_out() {
        fake.enforceNoUniqueKeys();
        deliver();
        fake.duplicateSale(reference.value());

        FailureException thrown = catchThrowableOfType(FailureException.class, () -> target.find(reference));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.TARGET_REFUSED);
        assertThat(thrown.failure().why()).contains("all carry the web id shop-es:20");
    }

    @Test
    void a_sale_changed_between_reading_and_writing_is_left_alone() {
        PlacedOrder created = target.create(target.translate(order, reference));
        fake.failNext(
                "sale.sale.read",
                new Fault.ChangedBySomebodyElse(Long.parseLong(created.ref().id())));

        FailureException thrown = catchThrowableOfType(
                FailureException.class, () -> target.revise(created, target.translate(order, reference)));

        assertThat(thrown.failure().code()).isEqualTo(FailureCode.TARGET_CHANGED);
    }
}
