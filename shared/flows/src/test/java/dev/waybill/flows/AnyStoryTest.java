package dev.waybill.flows;

import dev.waybill.domain.order.OrderStage;
import dev.waybill.testkit.FakeErp.Fault;
import java.time.Duration;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Random interleavings of all that may happen, held against the model in {@link Story}: once, the owner respected, the
 * newest wins, nothing unaccounted. jqwik prints the seed; with {@code @Property(seed = "…")} a story is told again.
 */
class AnyStoryTest {
    private static final int MOST_STEPS = 30;

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void whatever_happens_each_order_is_there_once_as_told_last_or_accounted_for(
            @ForAll("stories") ActionChain<Story> story) {
        story.withInvariant("once", Story::once).run().ends();
    }

    @Provide
    ActionChainArbitrary<Story> stories() {
        return ActionChain.startWith(Story::new)
                .withAction(6, action(shopTells()))
                .withAction(2, action(comesAgain()))
                .withAction(8, always("the queue hands out all", Story::delivers))
                .withAction(4, action(diesAfterStep()))
                .withAction(4, action(targetFails()))
                .withAction(2, action(targetIsAway()))
                .withAction(3, action(passes()))
                .withAction(3, action(redrives()))
                .withAction(2, action(redrivesFromTheConsole()))
                .withAction(1, always("the queue gives up", Story::queueGivesUp))
                .withAction(2, always("a sweep", Story::sweeps))
                .withAction(1, always("the ownership map changes", Story::ownershipChanges))
                .withMaxTransformations(MOST_STEPS);
    }

    private static Action.Independent<Story> action(Arbitrary<Transformer<Story>> transformers) {
        return () -> transformers;
    }

    private static Action.Independent<Story> always(String words, Consumer<Story> what) {
        return () -> Arbitraries.just(Transformer.mutate(words, what));
    }

    private static Arbitrary<Integer> order() {
        return Arbitraries.integers().between(0, 2);
    }

    private static Arbitrary<Transformer<Story>> shopTells() {
        return Combinators.combine(
                        order(),
                        Arbitraries.frequency(
                                Tuple.of(4, OrderStage.PLACED),
                                Tuple.of(3, OrderStage.CONFIRMED),
                                Tuple.of(1, OrderStage.CANCELLED)),
                        Arbitraries.integers().between(1, 9))
                .as((which, stage, quantity) -> Transformer.mutate(
                        "the shop tells: o" + which + " " + stage + " of " + quantity,
                        story -> story.shopTells(which, stage, quantity)));
    }

    private static Arbitrary<Transformer<Story>> comesAgain() {
        return Combinators.combine(order(), Arbitraries.integers().between(0, 3))
                .as((which, older) -> Transformer.mutate(
                        "comes again: o" + which + ", " + older + " states ago",
                        story -> story.comesAgain(which, older)));
    }

    private static Arbitrary<Transformer<Story>> diesAfterStep() {
        return Arbitraries.integers()
                .between(1, 12)
                .map(step -> Transformer.mutate("dies after step " + step, story -> story.diesAfterStep(step)));
    }

    private static Arbitrary<Transformer<Story>> targetFails() {
        return Arbitraries.of(
                        Fault.UNREACHABLE,
                        Fault.TOO_BUSY,
                        Fault.DONE_BUT_NO_ANSWER,
                        Fault.NOT_DONE_AND_NO_ANSWER,
                        Fault.REFUSED,
                        Fault.DEFECT)
                .map(like -> Transformer.mutate("the next write: " + like, story -> story.targetFails(like)));
    }

    private static Arbitrary<Transformer<Story>> targetIsAway() {
        return Arbitraries.of(true, false)
                .map(away -> Transformer.mutate(
                        away ? "the ERP goes" : "the ERP is back", story -> story.targetIsAway(away)));
    }

    private static Arbitrary<Transformer<Story>> passes() {
        return Arbitraries.of(
                        Duration.ofSeconds(1), Duration.ofSeconds(40), Duration.ofMinutes(3), Duration.ofHours(25))
                .map(time -> Transformer.mutate("time passes: " + time, story -> story.passes(time)));
    }

    private static Arbitrary<Transformer<Story>> redrives() {
        return Arbitraries.integers()
                .between(0, 3)
                .map(which -> Transformer.mutate("redrive " + which, story -> story.redrives(which)));
    }

    private static Arbitrary<Transformer<Story>> redrivesFromTheConsole() {
        return Arbitraries.integers()
                .between(0, 3)
                .map(which -> Transformer.mutate(
                        "redrive from the console " + which, story -> story.redrivesFromTheConsole(which)));
    }
}
