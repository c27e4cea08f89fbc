package dev.waybill.flows;

import dev.waybill.connector.item.PriceTarget;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.Outcome;
import dev.waybill.domain.message.SkipReason;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.port.ChangeSets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries a change set on from where it stands: holds it for people, publishes it, or undoes it. Safe to repeat at any point. */
record SetsAtWork(ChangeSets sets, Clock clock) {
    /** Where a set's prices come from and go to; the owner is asked only where something is to be published. */
    record Ends(PriceTarget shop, Supplier<OwnersPrices> owners) {}

    Outcome goOn(ChangeSet set, Ends ends, Trace trace) {
        return switch (set.state()) {
            case PROPOSED -> new Outcome.Held(PriceFailures.toApprove(set), Optional.empty(), List.of());
            case APPROVED ->
                set.effective()
                        .filter(time -> time.isAfter(clock.instant()))
                        .map(time -> skipped(SkipReason.FILTERED, "approved; it goes live at " + time))
                        .orElseGet(() -> published(set, ends, trace));
            case REJECTED ->
                skipped(SkipReason.FILTERED, set.decisions().getLast().words());
            case PUBLISHED -> published(set, ends, trace);
            case UNDOING, UNDONE -> undone(set, ends, trace);
        };
    }

    private Outcome published(ChangeSet set, Ends ends, Trace trace) {
        PricePublication publication = new PricePublication(ends.owners());
        ChangeSet after = changed(set, SetState.PUBLISHED, ends, trace, LineState.REFUSED, publication::go);
        Optional<Failure> refused = after.count(LineState.REFUSED) == 0
                ? Optional.empty()
                : Optional.of(PriceFailures.left(
                        after,
                        LineState.REFUSED,
                        "could not be published, the others were",
                        "do what each says, then redrive this; `waybill changes show " + after.id() + "` lists them"));
        String note = after.count(LineState.PUBLISHED) + " prices published"
                + words(after.count(LineState.REJECTED), " rejected by a person")
                + words(after.count(LineState.LEFT), " changed meanwhile, so looked at again");
        return outcome(after, refused, note);
    }

    private Outcome undone(ChangeSet set, Ends ends, Trace trace) {
        ChangeSet after = changed(set, SetState.UNDONE, ends, trace, LineState.KEPT, PriceUndoing::go);
        Optional<Failure> kept = after.count(LineState.KEPT) == 0
                ? Optional.empty()
                : Optional.of(PriceFailures.left(
                        after,
                        LineState.KEPT,
                        "were not undone, the others were",
                        "set these in " + after.proposal().target()
                                + " by hand if they are not right, then dismiss this"));
        return outcome(after, kept, after.count(LineState.UNDONE) + " prices are as they were before");
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
        void go(List<PriceLine> lines, PriceWrites writes);
    }

    /** Goes through the set and keeps how it stands then, also where the shop could not be reached in the middle. */
    private ChangeSet changed(ChangeSet set, SetState end, Ends ends, Trace trace, LineState refused, Writing writing) {
        PriceWrites writes = new PriceWrites(ends.shop(), trace, refused);
        try {
            writing.go(set.lines(), writes);
        } catch (FailureException e) {
            List<PriceLine> soFar = writes.after(set.lines());
            if (!soFar.equals(set.lines())) {
                kept(set.in(set.state(), soFar));
            }
            throw e;
        }
        ChangeSet after = set.in(end, writes.after(set.lines()));
        if (set.state() == end && after.lines().equals(set.lines())) {
            return set;
        }
        kept(after);
        return after;
    }

    /**
     * Keeps a set as it is now.
     *
     * @throws FailureException {@code TARGET_CHANGED} if somebody changed it meanwhile: it is carried on in a moment
     */
    void kept(ChangeSet set) {
        if (!sets.write(set)) {
            throw new FailureException(PriceFailures.changedMeanwhile(set.proposal()));
        }
    }

    private static Outcome skipped(SkipReason reason, String note) {
        return new Outcome.Skipped(reason, note, List.of());
    }
}
