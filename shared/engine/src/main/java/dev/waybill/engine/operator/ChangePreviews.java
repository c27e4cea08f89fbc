package dev.waybill.engine.operator;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.SetState;
import dev.waybill.engine.redrive.By;
import java.time.Instant;

/** What a decision about a change set would do, before anybody takes it. */
final class ChangePreviews {
    private ChangePreviews() {}

    /** @param next the set as it would be then */
    static Answer.ChangesPreviewed ofDecision(ChangeSet next, By by) {
        int writes = next.state() == SetState.APPROVED ? next.count(LineState.APPROVED) : 0;
        int second = next.waitingForSomebodyElseThan(by.who());
        return told(next, writes, second, decision(next, writes, second));
    }

    private static String decision(ChangeSet next, int writes, int second) {
        String shop = next.proposal().target().value();
        String when = next.effective().map(time -> "not before " + time).orElse("at once");
        return switch (next.state()) {
            case APPROVED -> are(writes, next) + " written to " + shop + ", " + when;
            case REJECTED -> "nothing is written to " + shop + ": all is rejected";
            default ->
                "nothing is written to " + shop + " yet: " + next.count(LineState.OPEN) + " still open"
                        + (second > 0 ? ", " + second + " of those for a second, different person" : "");
        };
    }

    /** @param next the set as it would be then */
    static Answer.ChangesPreviewed ofUndo(ChangeSet set, ChangeSet next, Instant now) {
        boolean toCome = set.state() == SetState.APPROVED
                && set.effective().filter(time -> time.isAfter(now)).isPresent();
        int writes = toCome ? 0 : next.decisions().getLast().lines();
        String shop = set.proposal().target().value();
        return told(
                next,
                writes,
                0,
                toCome
                        ? "nothing is written to " + shop + ": what is approved does not go live"
                        : are(writes, next) + " written to " + shop
                                + " again as before; what somebody changed there since is kept");
    }

    private static String are(int count, ChangeSet set) {
        String things = set.things();
        return count == 1 ? "1 " + things.substring(0, things.length() - 1) + " is" : count + " " + things + " are";
    }

    private static Answer.ChangesPreviewed told(ChangeSet next, int writes, int second, String sentence) {
        return new Answer.ChangesPreviewed(
                next.id(),
                next.state(),
                next.proposal().target(),
                writes,
                second,
                next.count(LineState.OPEN),
                next.effective(),
                sentence);
    }
}
