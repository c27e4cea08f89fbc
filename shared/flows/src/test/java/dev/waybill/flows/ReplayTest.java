package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.testkit.Crash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changed is read once more at its source, because a person wants it: nothing comes twice, and what was lost comes. */
class ReplayTest {
    private static final By ANNA = new By("anna", "the route is new");
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();
    private final Instant since = world.clock.instant();

    @Test
    void what_was_lost_is_carried_and_what_was_done_is_skipped() {
        Order known = order(1);
        world.hears(known);
        world.settles();
        Order lost = order(2);
        world.shop.has(lost);
        int writes = world.erp.writes();

        Answer answer = replay(new Terms(100, 5), false);
        world.settles();

        assertThat(answer)
                .isEqualTo(new Answer.Replayed(
                        List.of(line(known), line(lost)), false, Optional.empty(), Optional.empty()));
        assertThat(world.erp.orders()).hasSize(2);
        assertThat(world.lastOf(known.subject()).skipped()).contains(SkipReason.DUPLICATE);
        assertThat(world.lastOf(lost.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.erp.writes()).as("the lost one alone").isEqualTo(writes + writesOfOne());
    }

    @Test
    void who_replayed_and_why_is_in_the_history_of_each_order() {
        Order lost = order(1);
        world.shop.has(lost);

        replay(new Terms(100, 5), false);
        world.settles();

        assertThat(world.ledger.history(lost.subject()).interventions())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(Intervention.Kind.REPLAYED);
                    assertThat(line.about()).isEmpty();
                    assertThat(line.who()).isEqualTo("anna");
                    assertThat(line.why()).isEqualTo("the route is new");
                    assertThat(line.what())
                            .endsWith(world.lastOf(lost.subject()).correlation().value());
                });
    }

    @Test
    void only_the_span_is_replayed() {
        Order before = order(1);
        Order first = order(2);
        Order last = order(3);
        Order after = order(4);
        List.of(before, first, last, after).forEach(world.shop::has);

        Answer answer =
                replayed(new Span(first.version().changedAt(), after.version().changedAt()), new Terms(100, 5), false);

        assertThat(changes(answer)).containsExactly(line(first), line(last));
    }

    @Test
    void a_preview_says_what_and_does_nothing() {
        Order lost = order(1);
        world.shop.has(lost);

        Answer answer = replay(new Terms(100, 5), true);

        assertThat(answer)
                .isEqualTo(new Answer.Replayed(List.of(line(lost)), true, Optional.empty(), Optional.empty()));
        assertThat(world.queued()).isZero();
        assertThat(world.ledger.history(lost.subject()).interventions()).isEmpty();
    }

    @Test
    void twice_and_with_an_older_state_that_comes_late_is_as_once() {
        Order older = order(1);
        Envelope late = world.shopSays(older);
        Order newer = anOrder("1")
                .from("shop-es")
                .changedAt(world.clock.instant())
                .withLine("MUG", 3, "7.50")
                .build();
        world.shop.has(newer);
        world.clock.pass(MINUTE);

        replay(new Terms(100, 5), false);
        world.settles();
        world.clock.pass(MINUTE);
        replay(new Terms(100, 5), false);
        world.comesAgain(late);
        world.settles();

        assertThat(world.erp.orders()).singleElement().satisfies(order -> assertThat(order.total())
                .isEqualTo(newer.total()));
        assertThat(world.endingsOf(newer.subject())).containsExactly(Ending.DELIVERED, Ending.SKIPPED, Ending.SKIPPED);
        assertThat(world.ledger.history(newer.subject()).operations())
                .flatExtracting(operation -> operation.skipped().stream().toList())
                .containsExactlyInAnyOrder(SkipReason.DUPLICATE, SkipReason.STALE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoever_dies_in_between_is_asked_again_and_nothing_is_lost_or_double(int queued) {
        List<Order> orders = List.of(order(1), order(2), order(3));
        orders.forEach(world.shop::has);

        world.diesAfterQueueing(queued);
        assertThatThrownBy(() -> replay(new Terms(100, 5), false)).isInstanceOf(Crash.class);
        world.settles();
        replay(new Terms(100, 5), false);
        world.settles();

        assertThat(world.erp.references()).hasSize(3).doesNotHaveDuplicates();
        assertThat(world.queued()).isZero();
    }

    @Test
    void the_limit_holds_and_the_answer_says_where_the_rest_begins() {
        List<Order> orders = List.of(order(1), order(2), order(3));
        orders.forEach(world.shop::has);

        Answer first = replay(new Terms(2, 5), false);
        Instant next = orders.get(2).version().changedAt();
        Answer second = replayed(new Span(next, world.clock.instant()), new Terms(2, 5), false);

        assertThat(first)
                .isEqualTo(new Answer.Replayed(
                        List.of(line(orders.get(0)), line(orders.get(1))), false, Optional.of(next), Optional.empty()));
        assertThat(second)
                .isEqualTo(
                        new Answer.Replayed(List.of(line(orders.get(2))), false, Optional.empty(), Optional.empty()));
    }

    @Test
    void the_rate_is_kept() {
        List.of(order(1), order(2), order(3)).forEach(world.shop::has);
        Instant began = world.clock.instant();

        replay(new Terms(100, 2), false);

        assertThat(world.clock.instant()).isEqualTo(began.plusMillis(1000));
    }

    @Test
    void a_source_that_fails_in_the_middle_is_said_with_where_to_go_on() {
        world.shop.pagesOf(2);
        List.of(order(1), order(2), order(3)).forEach(world.shop::has);
        world.shop.meanwhile(() -> {});
        world.shop.meanwhile(() -> world.shop.failsListing(FailureCode.DOWN, 1));

        Answer answer = replay(new Terms(100, 5), false);

        assertThat(answer).isInstanceOfSatisfying(Answer.Replayed.class, replayed -> {
            assertThat(replayed.changes()).hasSize(2);
            assertThat(replayed.next()).contains(replayed.changes().getLast().changedAt());
            assertThat(replayed.stopped()).contains("DOWN in shop-es: the fake shop was told to fail");
        });
        assertThat(world.queued()).isEqualTo(2);
    }

    @Test
    void one_order_is_read_again_by_its_number() {
        Order order = order(1);
        world.hears(order);
        world.settles();

        Answer answer = replayed("N1");
        world.settles();

        assertThat(answer)
                .isEqualTo(new Answer.Replayed(List.of(line(order)), false, Optional.empty(), Optional.empty()));
        assertThat(world.lastOf(order.subject()).skipped()).contains(SkipReason.DUPLICATE);
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void one_that_was_never_seen_is_read_by_its_shop_and_id_and_arrives() {
        Order lost = order(1);
        world.shop.has(lost);

        replayed("shop-es:1");
        world.settles();

        assertThat(world.lastOf(lost.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.erp.orders()).hasSize(1);
    }

    @Test
    void what_is_not_one_order_is_refused_with_what_to_do() {
        world.hears(order(1));
        world.hears(anOrder("1").from("shop-fr").withLine("MUG", 1, "7.50").build());
        world.settles();

        assertThat(replayed("N1"))
                .isEqualTo(new Answer.Refused("there are several orders 'N1'", "name one of shop-es:1, shop-fr:1"));
        assertThat(replayed("N77"))
                .isEqualTo(new Answer.Refused(
                        "no order 'N77' was ever seen", "name the shop and its own id, such as shop-es:1001"));
        assertThat(replayed("shop-es:77")).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(
                        refused.why())
                .isEqualTo("TARGET_REFUSED in shop-es: shop-es does not have order shop-es:77, or not any more"));
        assertThat(replayed("shop-it:77")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void who_lists_nothing_is_refused_with_who_does() {
        Command command = new Command.Replay(
                new Replayable.Changes(new SystemId("shop-it"), new Span(since, since.plus(MINUTE))),
                Optional.of(FlowSpec.ORDERS_TO_ERP),
                Terms.STANDARD,
                ANNA,
                false);

        assertThat(ask(command))
                .isEqualTo(new Answer.Refused(
                        "nobody is asked for what orders-to-erp carries from 'shop-it'",
                        "asked are shop-es (order), shop-fr (order); another is not configured, lists nothing, or has"
                                + " no route"));
    }

    @Test
    void a_person_who_polls_does_not_wait_for_its_time() {
        world.polls();
        world.settles();
        Order lost = order(1);
        world.shop.has(lost);
        world.polls();
        assertThat(world.queued()).as("not its time").isZero();

        Answer answer = ask(new Command.Poll(SHOP, Optional.empty(), Optional.empty(), ANNA));
        world.settles();

        assertThat(answer).isInstanceOfSatisfying(Answer.Looked.class, looked -> assertThat(looked.looks())
                .extracting(Answer.Look::queued)
                .containsExactly(1, 1));
        assertThat(world.lastOf(lost.subject()).ending()).isEqualTo(Ending.DELIVERED);
        assertThat(world.ledger
                        .history(SubjectRef.parse("webhook#shop-es#polls"))
                        .interventions())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(Intervention.Kind.POLLED);
                    assertThat(line.what()).isEqualTo("order, webhook");
                });
    }

    @Test
    void a_poll_from_an_earlier_time_on_reads_all_again_and_moves_no_cursor() {
        Order known = order(1);
        world.shop.has(known);
        world.polls();
        world.settles();
        var before = world.cursors();

        Answer answer = ask(new Command.Poll(SHOP, Optional.of(EntityKind.ORDER), Optional.of(since), ANNA));
        world.settles();

        assertThat(answer)
                .isEqualTo(new Answer.Looked(
                        List.of(new Answer.Look(EntityKind.ORDER, 1, 1, Optional.empty(), Optional.empty()))));
        assertThat(world.cursors()).isEqualTo(before);
        assertThat(world.lastOf(known.subject()).skipped()).contains(SkipReason.DUPLICATE);
    }

    @Test
    void a_poll_of_who_cannot_be_asked_says_so() {
        world.shop.failsListing(FailureCode.CREDENTIALS_REFUSED, 2);

        assertThat(ask(poll(Optional.empty()))).isEqualTo(trouble());
        assertThat(ask(poll(Optional.of(since.minus(MINUTE))))).isEqualTo(trouble());
        assertThat(ask(poll(Optional.of(world.clock.instant().plus(MINUTE))))).isInstanceOf(Answer.Refused.class);
    }

    private static Command poll(Optional<Instant> since) {
        return new Command.Poll(SHOP, Optional.of(EntityKind.ORDER), since, ANNA);
    }

    private static Answer trouble() {
        return new Answer.Looked(List.of(new Answer.Look(
                EntityKind.ORDER,
                0,
                0,
                Optional.empty(),
                Optional.of("CREDENTIALS_REFUSED in shop-es: the fake shop was told to fail"))));
    }

    /** One a minute. */
    private Order order(int number) {
        Order order = anOrder(Integer.toString(number))
                .from("shop-es")
                .changedAt(world.clock.instant())
                .withLine("MUG", 1, "7.50")
                .build();
        world.clock.pass(MINUTE);
        return order;
    }

    private static Answer.Replay line(Order order) {
        return new Answer.Replay(
                order.subject(), new SystemId("erp"), order.version().changedAt());
    }

    private static List<Answer.Replay> changes(Answer answer) {
        return ((Answer.Replayed) answer).changes();
    }

    private static int writesOfOne() {
        World other = new World();
        other.hears(anOrder("9").from("shop-es").withLine("MUG", 1, "7.50").build());
        other.settles();
        return other.erp.writes();
    }

    private Answer replay(Terms terms, boolean preview) {
        return replayed(new Span(since, world.clock.instant()), terms, preview);
    }

    private Answer replayed(Span span, Terms terms, boolean preview) {
        return ask(new Command.Replay(new Replayable.Changes(SHOP, span), Optional.empty(), terms, ANNA, preview));
    }

    private Answer replayed(String order) {
        return ask(new Command.Replay(new Replayable.Order(order), Optional.empty(), Terms.STANDARD, ANNA, false));
    }

    private Answer ask(Command command) {
        return world.operator().run(command, world.clock.instant().plus(Duration.ofMinutes(5)));
    }
}
