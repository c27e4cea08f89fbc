package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderDraft;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.order.OrderTarget;
import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every connector does that takes orders. */
public interface OrderTargetContract {
    Connector connector();

    /** A new order that the peer can take, with another id on each call; two lines at least. */
    Order newOrder();

    /** The same order, newer, with another quantity (and total) on its first line. */
    Order changed(Order order);

    /** The same order with an item on its first line that the peer does not know. */
    Order withUnknownItem(Order order);

    /** The same order with a tax rate on its first line that the peer does not have. */
    Order withUnknownTax(Order order);

    /** How many orders the peer has under this reference. */
    int countByReference(OrderReference reference);

    /** From now on (until {@link #heal}) the peer's answers to writes are bad in this way. */
    void breakPeer(PeerFault fault);

    void heal();

    /** Faults this peer can be made to have; the rest is not tested. A real peer has none. */
    List<PeerFault> faults();

    /** How a peer can be broken, and what the connector must make of it on a write. */
    enum PeerFault {
        UNAUTHORIZED(FailureCode.CREDENTIALS_REFUSED),
        REFUSES(FailureCode.TARGET_REFUSED),
        /** 429 with {@code Retry-After: 7}. */
        TOO_BUSY(FailureCode.TOO_BUSY),
        DOWN(FailureCode.DOWN),
        NO_CONNECTION(FailureCode.UNREACHABLE),
        /** Does the work and answers 500 or nothing. */
        DONE_BUT_NO_ANSWER(FailureCode.ANSWER_MISSING),
        /** Answers 200 with something that is not its language. */
        GARBAGE(FailureCode.ANSWER_MISSING);

        private final FailureCode expected;

        PeerFault(FailureCode expected) {
            this.expected = expected;
        }

        FailureCode expected() {
            return expected;
        }
    }

    private OrderTarget target() {
        return connector().orderTarget();
    }

    private static OrderReference reference(Order order) {
        return OrderReference.of(order.subject());
    }

    private PlacedOrder create(Order order) {
        return target().create(target().translate(order, reference(order)));
    }

    @Test
    default void an_order_that_is_not_there_is_not_found() {
        assertThat(target().find(reference(newOrder()))).isEmpty();
    }

    @Test
    default void a_created_order_is_found_unconfirmed_with_the_shop_s_total_and_lines() {
        Order order = newOrder();

        PlacedOrder created = create(order);

        PlacedOrder found = target().find(reference(order)).orElseThrow();
        assertThat(found.ref()).isEqualTo(created.ref());
        assertThat(found.stage()).isEqualTo(OrderStage.PLACED);
        assertThat(found.revisable()).isTrue();
        assertThat(found.total()).isEqualTo(order.gross());
        assertThat(found.tax()).isEqualTo(order.tax());
        assertThat(found.lines().stream().map(PlacedOrder.Line::sku))
                .containsAll(order.lines().stream().map(line -> line.label()).toList());
    }

    @Test
    default void creating_the_same_order_twice_makes_one() {
        Order order = newOrder();

        PlacedOrder first = create(order);
        PlacedOrder second = create(order);

        assertThat(second.ref()).isEqualTo(first.ref());
        assertThat(countByReference(reference(order))).isEqualTo(1);
    }

    @Test
    default void an_unconfirmed_order_can_be_revised() {
        Order order = newOrder();
        PlacedOrder created = create(order);
        Order changed = changed(order);
        OrderDraft draft = target().translate(changed, reference(order));

        PlacedOrder revised = target().revise(created, draft);

        assertThat(revised.ref()).isEqualTo(created.ref());
        assertThat(revised.total()).isEqualTo(changed.gross());
        assertThat(countByReference(reference(order))).isEqualTo(1);
    }

    @Test
    default void confirming_is_seen_and_harmless_to_repeat() {
        PlacedOrder created = create(newOrder());

        PlacedOrder confirmed = target().advance(created, OrderStage.CONFIRMED);

        assertThat(confirmed.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(confirmed.revisable()).isFalse();
        assertThat(target().advance(confirmed, OrderStage.CONFIRMED).stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(target().advance(created, OrderStage.CONFIRMED).stage())
                .as("resumes from what an earlier try read")
                .isEqualTo(OrderStage.CONFIRMED);
    }

    @Test
    default void cancelling_is_seen_and_harmless_to_repeat() {
        PlacedOrder created = create(newOrder());
        assertThat(created.cancellable()).isTrue();

        PlacedOrder cancelled = target().advance(created, OrderStage.CANCELLED);

        assertThat(cancelled.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(target().advance(cancelled, OrderStage.CANCELLED).stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    default void an_unknown_item_is_named_and_nothing_is_written() {
        Order order = withUnknownItem(newOrder());

        Failure failure = failureOf(() -> create(order));

        assertThat(failure.code()).isEqualTo(FailureCode.ITEM_UNKNOWN);
        assertThat(failure.why()).contains(order.lines().getFirst().label());
        assertThat(failure.next()).isNotBlank();
        assertThat(countByReference(reference(order))).isZero();
    }

    @Test
    default void an_unknown_tax_is_named_and_nothing_is_written() {
        Order order = withUnknownTax(newOrder());

        Failure failure = failureOf(() -> create(order));

        assertThat(failure.code()).isEqualTo(FailureCode.TAX_UNKNOWN);
        assertThat(failure.why()).contains(order.lines().getFirst().label());
        assertThat(countByReference(reference(order))).isZero();
    }

    @Test
    default void every_way_to_break_has_its_failure_and_heals_into_exactly_one_order() {
        for (PeerFault fault : faults()) {
            Order order = newOrder();
            OrderDraft draft = target().translate(order, reference(order));

            breakPeer(fault);
            Failure failure;
            try {
                failure = failureOf(() -> target().create(draft));
            } finally {
                heal();
            }

            assertThat(failure.code()).as(fault.name()).isEqualTo(fault.expected);
            assertThat(failure.system()).isEqualTo(connector().system().id());
            if (fault == PeerFault.TOO_BUSY) {
                assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
            }
            Optional<PlacedOrder> after = target().find(reference(order));
            assertThat(after.orElseGet(() -> target().create(draft)).total()).isEqualTo(order.gross());
            assertThat(countByReference(reference(order))).as(fault.name()).isEqualTo(1);
        }
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call);
        assertThat(thrown).as("expected a failure").isNotNull();
        return thrown.failure();
    }
}
