package dev.waybill.engine.whatif;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes the decisions of the last days again under another configuration, and tells which would end otherwise. What changed is
 * asked of its source, as bodies of what was delivered are not kept; the targets are read, and never written to. So a decision is
 * about what source and target have now.
 */
public final class WhatIf {
    private final List<Replay> replays;

    /** @param replays one for each kind of decision */
    public WhatIf(List<Replay> replays) {
        this.replays = List.copyOf(replays);
    }

    /** One kind of decision. */
    public interface Replay {
        /** What is asked, and holds up nothing else if it cannot be. */
        List<Question> questions(TwoVersions versions);
    }

    /**
     * One source, or one way.
     *
     * @param about in words, for who is told that it could not be asked
     */
    public record Question(FlowSpec flow, SystemId source, String about, Asked asked) {
        /** One for each way of a flow whose two ends can do their part. */
        public static List<Question> perWay(TwoVersions versions, FlowSpec flow, AskedOnWay asked) {
            return versions.ways(flow.word(), flow.ofSource(), flow.ofTarget()).stream()
                    .map(way -> new Question(
                            flow,
                            way.source(),
                            flow.word() + ", " + way,
                            (since, most, goOn) -> List.of(asked.answer(way, since, most, goOn))))
                    .toList();
        }
    }

    /** Asks both ends of one way; see {@link Asked#answer}. */
    @FunctionalInterface
    public interface AskedOnWay {
        Replayed answer(Way way, Instant since, int most, BooleanSupplier goOn);
    }

    /** Asks systems what changed and decides. */
    @FunctionalInterface
    public interface Asked {
        /**
         * What was decided, decided again.
         *
         * @param since what changed at or after this
         * @param most of each way, those that changed last
         * @param goOn whether there is time to decide one more
         * @throws FailureException if a system or the ledger cannot be asked
         */
        List<Replayed> answer(Instant since, int most, BooleanSupplier goOn);
    }

    /**
     * What came of it.
     *
     * @param unasked what could not be asked
     */
    public record Report(List<Replayed> replayed, List<Unasked> unasked) {
        public Report {
            replayed = List.copyOf(replayed);
            unasked = List.copyOf(unasked);
        }

        /** How many decisions would end otherwise. */
        public int others() {
            return replayed.stream().mapToInt(one -> one.others().size()).sum();
        }
    }

    /** What could not be asked, and why. */
    public record Unasked(FlowSpec flow, SystemId source, String about, Failure failure) {}

    /** Decides again what changed at or after a moment; see {@link Asked#answer}. */
    public Report run(TwoVersions versions, Instant since, int most, BooleanSupplier goOn) {
        List<Replayed> replayed = new ArrayList<>();
        List<Unasked> unasked = new ArrayList<>();
        for (Replay replay : replays) {
            for (Question question : replay.questions(versions)) {
                try {
                    replayed.addAll(question.asked().answer(since, most, goOn));
                } catch (FailureException e) {
                    unasked.add(new Unasked(question.flow(), question.source(), question.about(), e.failure()));
                }
            }
        }
        return new Report(replayed, unasked);
    }
}
