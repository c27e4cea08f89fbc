package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.ledger.StepTiming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What happens in one attempt, step by step, as it is written into history. For one thread. */
public final class Trace {
    private final Clock clock;
    private final StepProbe probe;
    private final List<StepTiming> steps = new ArrayList<>();
    private String note = "";
    private final Set<String> numbers = new LinkedHashSet<>();
    private Optional<String> told = Optional.empty();
    private Optional<String> toldBefore = Optional.empty();

    public Trace(Clock clock, StepProbe probe) {
        this.clock = clock;
        this.probe = probe;
    }

    /** Does a step and times it; a failure in it is noted and goes on up. */
    public <T> T step(Step step, Supplier<T> work) {
        Instant begin = clock.instant();
        note = "";
        try {
            T result = work.get();
            steps.add(new StepTiming(step, since(begin), true, note));
            probe.after(step);
            return result;
        } catch (FailureException e) {
            steps.add(
                    new StepTiming(step, since(begin), false, e.failure().code().name()));
            throw e;
        }
    }

    /** A word about the running step; no personal data. */
    public void note(String words) {
        note = words;
    }

    /** A number people use for the subject, or for what belongs to it, so that they can find it; each is kept once. */
    public void knownAs(String number) {
        numbers.add(number);
    }

    /** What the target has been told once this ends well, in short, for the flow to compare a later state with. No personal data. */
    public void tells(String inShort) {
        told = Optional.of(inShort);
    }

    /** What of that the target has been told before and still has if this does not end well. No personal data. */
    public void stillTells(String inShort) {
        toldBefore = Optional.of(inShort);
    }

    /** Adds a step that was timed elsewhere. */
    public void happened(StepTiming step) {
        steps.add(step);
    }

    /** Whether the target answered: a look into it, or a write, ended well. */
    boolean targetAnswered() {
        return steps.stream().anyMatch(step -> step.ok() && (step.step() == Step.LOOK_UP || step.step() == Step.SEND));
    }

    Set<String> numbers() {
        return numbers;
    }

    /** @param whole whether all of it is there */
    Optional<String> told(boolean whole) {
        return whole ? told : toldBefore;
    }

    List<StepTiming> steps() {
        return List.copyOf(steps);
    }

    private Duration since(Instant begin) {
        return Duration.between(begin, clock.instant());
    }
}
