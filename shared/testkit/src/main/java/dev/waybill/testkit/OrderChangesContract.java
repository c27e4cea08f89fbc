package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every connector does whose orders can be listed by their last change. */
public interface OrderChangesContract {
    Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    Connector connector();

    /**
     * Makes the system have these orders and no others: one for each time, which is that of its last change, in whole
     * seconds.
     *
     * @return what they are called, in the same order
     */
    List<SubjectRef> ordersChangedAt(List<Instant> times);

    @Test
    default void the_earliest_change_comes_first() {
        List<SubjectRef> orders = ordersChangedAt(List.of(TEN.plusSeconds(7), TEN, TEN.plusSeconds(3600)));

        assertThat(subjects(changes().since(TEN.minusSeconds(60), 0)))
                .containsExactly(orders.get(1), orders.get(0), orders.get(2));
        assertThat(changes().since(TEN.minusSeconds(60), 0))
                .extracting(Changed::changedAt)
                .containsExactly(TEN, TEN.plusSeconds(7), TEN.plusSeconds(3600));
    }

    @Test
    default void a_change_at_the_very_time_is_listed_and_one_before_is_not() {
        List<SubjectRef> orders = ordersChangedAt(List.of(TEN.minusSeconds(1), TEN, TEN.plusSeconds(1)));

        assertThat(subjects(changes().since(TEN, 0))).containsExactly(orders.get(1), orders.get(2));
        assertThat(subjects(changes().since(TEN.plusNanos(1), 0))).containsExactly(orders.get(2));
        assertThat(changes().since(TEN.plusSeconds(2), 0)).isEmpty();
    }

    @Test
    default void each_is_in_the_shape_in_which_the_system_sends_it() {
        ordersChangedAt(List.of(TEN));

        Changed changed = changes().since(TEN, 0).getFirst();

        assertThat(connector().orderSource().translate(message(changed)))
                .isInstanceOfSatisfying(OrderNews.State.class, state -> {
                    assertThat(state.order().subject())
                            .isEqualTo(changed.notice().subject());
                    assertThat(changed.notice().version())
                            .contains(state.order().version());
                    assertThat(state.order().version().changedAt()).isEqualTo(changed.changedAt());
                });
    }

    @Test
    default void what_did_not_change_has_the_same_key_and_what_did_has_another() {
        ordersChangedAt(List.of(TEN));
        Changed once = changes().since(TEN, 0).getFirst();
        Changed again = changes().since(TEN, 0).getFirst();
        ordersChangedAt(List.of(TEN.plusSeconds(5)));
        Changed later = changes().since(TEN, 0).getFirst();

        assertThat(again).isEqualTo(once);
        assertThat(later.notice().subject()).isEqualTo(once.notice().subject());
        assertThat(later.notice().key()).isNotEqualTo(once.notice().key());
    }

    @Test
    default void orders_of_one_time_keep_their_order_and_can_be_skipped_one_by_one() {
        ordersChangedAt(Collections.nCopies(4, TEN));

        List<SubjectRef> all = subjects(changes().since(TEN, 0));

        assertThat(all).hasSize(4).doesNotHaveDuplicates();
        for (int skip = 0; skip <= 4; skip++) {
            assertThat(subjects(changes().since(TEN, skip))).isEqualTo(all.subList(skip, 4));
        }
        assertThat(changes().since(TEN, 400)).isEmpty();
    }

    @Test
    default void more_orders_of_one_time_than_fit_into_a_page_are_listed_without_a_gap() {
        int page = changes().pageSize();
        List<SubjectRef> orders = ordersChangedAt(Collections.nCopies(2 * page + 3, TEN));

        List<SubjectRef> listed = new ArrayList<>(subjects(changes().since(TEN, 0)));
        assertThat(listed).hasSize(page);
        listed.addAll(subjects(changes().since(TEN, page)));
        assertThat(listed).hasSize(2 * page);
        listed.addAll(subjects(changes().since(TEN, 2 * page)));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    default void from_each_page_s_last_time_on_everything_is_found() {
        int all = 2 * changes().pageSize() + 5;
        List<SubjectRef> orders = ordersChangedAt(
                IntStream.range(0, all).mapToObj(i -> TEN.plusSeconds(i / 3)).toList());

        Set<SubjectRef> found = new HashSet<>();
        Instant from = TEN;
        List<Changed> page;
        int calls = 0;
        do {
            page = changes().since(from, 0);
            found.addAll(subjects(page));
            from = page.getLast().changedAt();
            calls++;
        } while (page.size() == changes().pageSize() && calls < all);

        assertThat(found).containsExactlyInAnyOrderElementsOf(orders);
    }

    private OrderChanges changes() {
        return connector().orderChanges();
    }

    private static List<SubjectRef> subjects(List<Changed> changes) {
        return changes.stream().map(changed -> changed.notice().subject()).toList();
    }

    private static Envelope message(Changed changed) {
        return new Envelope(
                "orders-to-erp",
                changed.notice().subject().system(),
                new SystemId("erp"),
                changed.notice().subject(),
                changed.notice().topic(),
                changed.notice().key(),
                changed.notice().version(),
                changed.changedAt(),
                new CorrelationId("test"),
                changed.notice().headers(),
                changed.body(),
                Envelope.Redriven.NO);
    }
}
