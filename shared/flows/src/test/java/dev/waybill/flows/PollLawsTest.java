package dev.waybill.flows;

import static dev.waybill.testkit.OrderFixture.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.FakeShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * What a cursor promises, whatever the source's clock says, however many changes share one time, however late they appear, and
 * wherever a look dies: the last state of every order is queued. jqwik prints the seed.
 */
class PollLawsTest {
    /** Something that happens. */
    sealed interface Event {
        /**
         * An order changes.
         *
         * @param late seconds until others can see it
         * @param amidst it does so while the shop is being read, if that is soon
         */
        record Changes(int order, int late, boolean amidst) implements Event {}

        record Passes(int seconds) implements Event {}

        record Look() implements Event {}

        /** A look that dies at the n-th write of its cursor, before or after it. */
        record DyingLook(int write, boolean written) implements Event {}

        record QueueAway() implements Event {}

        record ShopAway(int after) implements Event {}
    }

    @Property(tries = 3_000)
    void nothing_is_lost(
            @ForAll("events") List<Event> events,
            @ForAll @IntRange(min = 2, max = 4) int pageSize,
            @ForAll @IntRange(min = -40, max = 40) int skewMinutes) {
        Tale tale = new Tale(pageSize, Duration.ofMinutes(skewMinutes));
        events.forEach(tale::happens);
        tale.ends();

        tale.last.forEach((number, order) -> assertThat(tale.queued())
                .as("the last state of order %s", number)
                .contains(tale.ticket(order)));
    }

    @Property(tries = 1_000)
    void in_quiet_times_each_state_is_queued_once(
            @ForAll("quietEvents") List<Event> events,
            @ForAll @IntRange(min = 2, max = 4) int pageSize,
            @ForAll @IntRange(min = -40, max = 40) int skewMinutes) {
        Tale tale = new Tale(pageSize, Duration.ofMinutes(skewMinutes));
        events.forEach(tale::happens);
        tale.ends();

        assertThat(tale.queued()).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<Event> dying = Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.of(true, false))
                .as(Event.DyingLook::new);
        Arbitrary<Event> away = Arbitraries.integers().between(0, 3).map(Event.ShopAway::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, changes()),
                        Tuple.of(4, passes()),
                        Tuple.of(4, Arbitraries.just(new Event.Look())),
                        Tuple.of(2, dying),
                        Tuple.of(1, away),
                        Tuple.of(1, Arbitraries.just(new Event.QueueAway())))
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Event>> quietEvents() {
        return Arbitraries.frequencyOf(
                        Tuple.of(10, changes()), Tuple.of(4, passes()), Tuple.of(4, Arbitraries.just(new Event.Look())))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<Event> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 240),
                        Arbitraries.of(true, false, false))
                .as(Event.Changes::new);
    }

    /** Often nothing, so that many changes share one time; sometimes an hour. */
    private static Arbitrary<Event> passes() {
        return Arbitraries.of(1, 10, 60, 240, 960, 3600).map(Event.Passes::new);
    }

    /** A shop with its own clock, in steps of ten seconds, and the looks at it. */
    private static final class Tale {
        private static final Failure AWAY =
                Failure.of(FailureCode.DOWN, new SystemId("shop-es"), "listOrders", "away", "wait");

        private final DyingCursors cursors = new DyingCursors();
        private final PollWorld world;
        private final Duration skew;
        private final Map<Integer, Order> last = new HashMap<>();
        private final Map<Integer, Instant> lastSeenAt = new HashMap<>();
        private final List<Hidden> hidden = new ArrayList<>();
        private int changes;

        private record Hidden(Instant until, Order state) {}

        Tale(int pageSize, Duration skew) {
            this.world = new PollWorld(pageSize, cursors);
            this.skew = skew;
            world.round();
        }

        List<String> queued() {
            return world.queued.stream()
                    .filter(envelope -> envelope.subject().kind() == EntityKind.ORDER)
                    .filter(envelope -> envelope.source().equals(new SystemId("shop-es")))
                    .map(envelope -> text(envelope.body()))
                    .toList();
        }

        /** The body by which the shop tells of this state. */
        String ticket(Order order) {
            return text(new FakeShop().says(order, world.clock.instant()).body());
        }

        private static String text(Body body) {
            return new String(body.bytes(), StandardCharsets.UTF_8);
        }

        void happens(Event event) {
            switch (event) {
                case Event.Changes change -> changes(change);
                case Event.Passes time -> passes(Duration.ofSeconds(time.seconds()));
                case Event.Look look -> look();
                case Event.DyingLook dying -> dies(dying);
                case Event.QueueAway away -> {
                    world.queueBy(envelopes -> {
                        throw new FailureException(AWAY);
                    });
                    look();
                    world.queueBy(world.queued::addAll);
                }
                case Event.ShopAway away -> {
                    for (int i = 0; i < away.after(); i++) {
                        world.shops.meanwhile(() -> {});
                    }
                    world.shops.meanwhile(() -> world.shops.failsListing(FailureCode.DOWN, 1));
                    look();
                }
            }
        }

        void ends() {
            passes(Duration.ofHours(1));
            world.untilQuiet();
        }

        private void look() {
            passes(Duration.ofMinutes(16));
            world.round();
        }

        private void dies(Event.DyingLook dying) {
            passes(Duration.ofMinutes(16));
            cursors.dieAt(dying.write(), dying.written());
            try {
                world.round();
            } catch (Crash died) {
                // The next look is another instance's.
            }
            cursors.live();
        }

        private void changes(Event.Changes change) {
            if (change.amidst()) {
                world.shops.meanwhile(() -> changesNow(change.order(), 0));
            } else {
                changesNow(change.order(), change.late());
            }
        }

        /** Changes of one order appear in their order, as a database shows them. */
        private void changesNow(int order, int late) {
            Instant now = world.clock.instant();
            Instant at = Instant.ofEpochSecond(now.plus(skew).getEpochSecond() / 10 * 10);
            Instant visible = now.plusSeconds(late);
            Instant before = lastSeenAt.getOrDefault(order, now);
            Instant until = visible.isAfter(before) ? visible : before;
            Order state = anOrder(Integer.toString(order))
                    .changedAt(at)
                    .withLine("STATE", ++changes, "1.00")
                    .build();
            last.put(order, state);
            lastSeenAt.put(order, until);
            hidden.add(new Hidden(until, state));
            reveal();
        }

        private void passes(Duration time) {
            world.clock.pass(time);
            reveal();
        }

        private void reveal() {
            Instant now = world.clock.instant();
            List<Hidden> shown =
                    hidden.stream().filter(one -> !one.until().isAfter(now)).toList();
            hidden.removeAll(shown);
            shown.forEach(one -> world.shops.has(one.state()));
        }
    }
}
