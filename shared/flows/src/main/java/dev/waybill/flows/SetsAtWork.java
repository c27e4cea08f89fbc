package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.DeliveryQueue;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Carries a change set on from where it stands: holds it for people, publishes it, or undoes it. Safe to repeat at any point. What does not fit into the
 * time of one message goes on with the next.
 *
 * @param queue takes the message that goes on
 */
record SetsAtWork(ChangeSets sets, DeliveryQueue queue, Clock clock) {
    /** @param hasTime whether more may be begun */
    Outcome goOn(ChangeSet set, List<Kind<?>> kinds, Trace trace, BooleanSupplier hasTime) {
        return switch (set.state()) {
            case PROPOSED -> new Outcome.Held(ItemFailures.toApprove(set), Optional.empty(), List.of());
            case APPROVED ->
                set.effective()
                        .filter(time -> time.isAfter(clock.instant()))
                        .map(time -> skipped(SkipReason.FILTERED, "approved; it goes live at " + time))
                        .orElseGet(() -> published(set, kinds, trace, hasTime));
            case REJECTED ->
                skipped(SkipReason.FILTERED, set.decisions().getLast().words());
            case PUBLISHED -> published(set, kinds, trace, hasTime);
            case UNDOING, UNDONE -> undone(set, kinds, trace, hasTime);
        };
    }

    private Outcome published(ChangeSet set, List<Kind<?>> kinds, Trace trace, BooleanSupplier hasTime) {
        Publication publication = new Publication(kinds);
        ChangeSet after =
                changed(set, SetState.PUBLISHED, new ItemWrites(trace, LineState.REFUSED, hasTime), publication::go);
        if (after.state() != SetState.PUBLISHED) {
            return goesOn(after, after.count(LineState.PUBLISHED) + " " + after.things() + " published so far");
        }
        Optional<Failure> refused = after.count(LineState.REFUSED) == 0
                ? Optional.empty()
                : Optional.of(ItemFailures.left(
                        after,
                        LineState.REFUSED,
                        "could not be published, the others were",
                        "do what each says, then redrive this; `waybill changes show " + after.id() + "` lists them"));
        String note = after.count(LineState.PUBLISHED) + " " + after.things() + " published"
                + words(after.count(LineState.REJECTED), " rejected by a person")
                + words(after.count(LineState.LEFT), " changed meanwhile, so looked at again");
        return outcome(after, refused, note);
    }

    private Outcome undone(ChangeSet set, List<Kind<?>> kinds, Trace trace, BooleanSupplier hasTime) {
        ChangeSet after = changed(
                set,
                SetState.UNDONE,
                new ItemWrites(trace, LineState.KEPT, hasTime),
                (lines, writes) -> Undoing.go(kinds, lines, writes));
        if (after.state() != SetState.UNDONE) {
            return goesOn(after, after.count(LineState.UNDONE) + " " + after.things() + " as they were before so far");
        }
        Optional<Failure> kept = after.count(LineState.KEPT) == 0
                ? Optional.empty()
                : Optional.of(ItemFailures.left(
                        after,
                        LineState.KEPT,
                        "were not undone, the others were",
                        "set these in " + after.proposal().target()
                                + " by hand if they are not right, then dismiss this"));
        return outcome(after, kept, after.count(LineState.UNDONE) + " " + after.things() + " are as they were before");
    }

    private static String words(int count, String what) {
        return count == 0 ? "" : ", " + count + what;
    }

    private static Outcome outcome(ChangeSet set, Optional<Failure> failure, String note) {
        ExternalRef ref = new ExternalRef(set.proposal().target(), set.id(), set.id());
        return failure.<Outcome>map(why -> new Outcome.Held(why, Optional.of(ref), List.of()))
                .orElseGet(() -> new Outcome.Delivered(ref, note, List.of()));
    }

    /** Writes into a shop, line by line of a set. */
    @FunctionalInterface
    private interface Writing {
        void go(List<PriceLine> lines, ItemWrites writes);
    }

    /** Sent before this message is done with, so that whoever dies in between sends it again. */
    private Outcome goesOn(ChangeSet set, String note) {
        queue.send(List.of(ChangeMessages.goOn(set, clock.instant())));
        return outcome(set, Optional.empty(), note + "; the time is over, the next message goes on");
    }

    /** Goes through the set and keeps how it stands then, also where the shop could not be reached in the middle, or the time is over. */
    private ChangeSet changed(ChangeSet set, SetState end, ItemWrites writes, Writing writing) {
        try {
            writing.go(set.lines(), writes);
        } catch (FailureException e) {
            List<PriceLine> soFar = writes.after(set.lines());
            if (!soFar.equals(set.lines())) {
                kept(set.in(set.state(), soFar));
            }
            throw e;
        }
        List<PriceLine> lines = writes.after(set.lines());
        SetState now = writes.isOver() && lines.stream().anyMatch(line -> waits(line, end)) ? set.state() : end;
        ChangeSet after = set.in(now, lines);
        if (set.state() == now && lines.equals(set.lines())) {
            return set;
        }
        kept(after);
        return after;
    }

    /** Whether nobody came to it yet. */
    private static boolean waits(PriceLine line, SetState end) {
        return line.state() == LineState.APPROVED || (end == SetState.UNDONE && line.state() == LineState.PUBLISHED);
    }

    /**
     * Keeps a set as it is now.
     *
     * @throws FailureException {@code TARGET_CHANGED} if somebody changed it meanwhile: it is carried on in a moment
     */
    void kept(ChangeSet set) {
        if (!sets.write(set)) {
            throw new FailureException(ItemFailures.changedMeanwhile(set.proposal()));
        }
    }

    private static Outcome skipped(SkipReason reason, String note) {
        return new Outcome.Skipped(reason, note, List.of());
    }
}
