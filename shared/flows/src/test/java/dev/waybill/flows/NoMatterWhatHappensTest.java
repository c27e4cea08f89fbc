package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.testkit.FakeErp.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Crashes at every step, everything twice and reversed, every fault: the end is that of an undisturbed run. */
class NoMatterWhatHappensTest {
    private static Order order(OrderStage stage, long version) {
        return anOrder("1001")
                .in(stage)
                .version(version)
                .withLine("MUG", 3, "7.49")
                .withShipping("4.90")
                .build();
    }

    /** Lives of an order, oldest state first. */
    static Stream<List<Order>> lives() {
        return Stream.of(
                List.of(order(OrderStage.CONFIRMED, 1)),
                List.of(order(OrderStage.PLACED, 1), order(OrderStage.CONFIRMED, 2)),
                List.of(order(OrderStage.PLACED, 1), order(OrderStage.CANCELLED, 2)),
                List.of(
                        order(OrderStage.DRAFT, 1),
                        order(OrderStage.PLACED, 2),
                        anOrder("1001")
                                .in(OrderStage.PLACED)
                                .version(3)
                                .withLine("MUG", 5, "7.49")
                                .build(),
                        anOrder("1001")
                                .in(OrderStage.CONFIRMED)
                                .version(4)
                                .withLine("MUG", 5, "7.49")
                                .build()));
    }

    private record End(OrderStage stage, String total, int orders) {}

    private static End endOf(World world) {
        List<PlacedOrder> orders = world.erp.orders();
        return new End(orders.getLast().stage(), orders.getLast().total().toString(), orders.size());
    }

    private static World undisturbed(List<Order> life) {
        World world = new World();
        life.forEach(state -> world.hears(state).settles());
        return world;
    }

    @ParameterizedTest
    @MethodSource("lives")
    void dying_after_any_step_changes_nothing(List<Order> life) {
        End expected = endOf(undisturbed(life));
        boolean died = true;
        int step = 1;
        for (; died; step++) {
            World world = new World();
            life.forEach(world::hears);
            died = world.diesAfterStep(step).settles();

            assertThat(endOf(world)).as("died after step " + step).isEqualTo(expected);
        }
        assertThat(step).as("steps to die after").isGreaterThan(6);
    }

    @Test
    void an_order_is_counted_once_as_it_comes_and_once_as_it_ends_wherever_the_function_dies() {
        boolean died = true;
        for (int step = 1; died; step++) {
            World world = new World();
            world.hears(anOrder("1001").build());
            died = world.diesAfterStep(step).settles();

            assertThat(world.log.onTheirWay()).as("died after step " + step).isEqualTo(Map.of("orders-to-erp", 0));
        }
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everything_twice_changes_nothing(List<Order> life) {
        World world = new World();
        for (Order state : life) {
            world.hears(state).settles();
            world.queue.send(List.of(redelivery(state)));
            world.settles();
        }

        assertThat(endOf(world)).isEqualTo(endOf(undisturbed(life)));
        assertThat(world.endingsOf(life.getFirst().subject())).doesNotContain(Ending.FAILED, Ending.HELD);
    }

    /** The same message again, past the queue's own deduplication, as after a redrive from the AWS console. */
    private static Envelope redelivery(Order state) {
        World other = new World();
        other.hears(state);
        return other.queue.takeAll().getFirst().asRedriven();
    }

    @ParameterizedTest
    @MethodSource("lives")
    void any_order_of_arrival_ends_the_same(List<Order> life) {
        End expected = endOf(undisturbed(life));
        List<Order> reversed = new ArrayList<>(life);
        Collections.reverse(reversed);
        for (List<Order> arrival : List.of(reversed, twice(reversed), twice(life))) {
            World world = new World();
            arrival.forEach(state -> world.hears(state).settles());

            assertThat(endOf(world)).isEqualTo(expected);
        }
    }

    private static List<Order> twice(List<Order> life) {
        return Stream.concat(life.stream(), life.stream()).toList();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void any_fault_of_the_erp_ends_in_one_order_or_in_words_for_a_person(Fault fault) {
        for (int write = 1; write <= 2; write++) {
            World world = new World();
            Order order = order(OrderStage.CONFIRMED, 1);
            Fault[] faults = write == 1 ? new Fault[] {fault} : new Fault[] {Fault.UNREACHABLE, fault};
            world.erp.failNextWrites(faults);

            world.hears(order).settles();

            Ending ending = world.lastOf(order.subject()).ending();
            switch (fault) {
                case UNREACHABLE, TOO_BUSY, DONE_BUT_NO_ANSWER, NOT_DONE_AND_NO_ANSWER ->
                    assertThat(endOf(world)).isEqualTo(new End(OrderStage.CONFIRMED, "32.57 EUR", 1));
                case REFUSED -> {
                    assertThat(ending).isEqualTo(Ending.FAILED);
                    assertThat(world.deadLetters.all()).hasSize(1);
                }
                case WRONG_TOTAL -> assertThat(ending).isEqualTo(Ending.HELD);
                case DEFECT ->
                    assertThat(world.lastOf(order.subject())
                                    .failure()
                                    .orElseThrow()
                                    .code())
                            .isEqualTo(FailureCode.DEFECT);
            }
            assertThat(world.erp.orders().size()).isLessThanOrEqualTo(1);
        }
    }
}
