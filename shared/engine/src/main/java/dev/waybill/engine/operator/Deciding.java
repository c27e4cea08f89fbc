package dev.waybill.engine.operator;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.By;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides about change sets as people ask: the set first, then the line of history, then the message that carries it on. Whoever dies
 * in between asks again: what was decided is not decided twice, and the message is sent again.
 */
public final class Deciding {
    private final ChangeSets sets;
    private final Ledger ledger;
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public Deciding(ChangeSets sets, Ledger ledger, DeliveryQueue queue, Ids ids, Clock clock) {
        this.sets = sets;
        this.ledger = ledger;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    Answer decide(Command.DecideChanges command) {
        Optional<ChangeSet> found = sets.find(command.set());
        if (found.isEmpty()) {
            return unknown(command.set());
        }
        ChangeSet set = found.get();
        SetState wanted = command.approve() ? SetState.APPROVED : SetState.REJECTED;
        if (set.state() == wanted && !command.preview()) {
            return carriedOn(set, "it was " + wanted.name().toLowerCase(java.util.Locale.ROOT) + " before");
        }
        if (set.state() != SetState.PROPOSED) {
            return new Answer.Refused(
                    "change set " + set.id() + " is " + set.state() + ", so there is nothing to decide",
                    "`waybill changes show " + set.id() + "` tells by whom and why");
        }
        Optional<Answer.Refused> wrong = wrong(set, command).or(() -> tooLate(command));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ChangeSet next = next(set, command);
        return command.preview() ? ChangePreviews.ofDecision(next, command.by()) : decided(next, command);
    }

    private Optional<Answer.Refused> tooLate(Command.DecideChanges command) {
        return command.from()
                .filter(time -> command.approve() && time.isBefore(clock.instant()))
                .map(time -> new Answer.Refused(
                        "nothing can go live at " + time + ": that is over",
                        "leave the time out to have it live at once, or name one to come"));
    }

    private static Optional<Answer.Refused> wrong(ChangeSet set, Command.DecideChanges command) {
        List<PriceLine> open = set.open(command.skus()).toList();
        Set<String> unknown = new TreeSet<>(command.skus());
        open.forEach(line -> unknown.remove(line.sku()));
        if (!unknown.isEmpty()) {
            return Optional.of(new Answer.Refused(
                    "not open in change set " + set.id() + ": " + String.join(", ", unknown),
                    "`waybill changes show " + set.id() + "` lists what is open"));
        }
        if (!command.approve()) {
            return Optional.empty();
        }
        if (open.stream().noneMatch(PriceLine::canPass)) {
            return Optional.of(new Answer.Refused(
                    "nobody can let these pass: " + reasons(open),
                    "set it right in " + set.proposal().source() + ", and reject what is here"));
        }
        ChangeSet after = set.approve(
                command.skus(), command.by().who(), "", set.proposal().at());
        return after.lines().equals(set.lines())
                ? Optional.of(new Answer.Refused(
                        command.by().who() + " has let these pass already; a second, different person must, too: "
                                + reasons(open),
                        "ask somebody else to approve change set " + set.id()))
                : Optional.empty();
    }

    private static String reasons(List<PriceLine> lines) {
        return lines.stream()
                .flatMap(line -> line.limits().stream())
                .distinct()
                .sorted()
                .map(Limit::sentence)
                .collect(Collectors.joining("; "));
    }

    private ChangeSet next(ChangeSet set, Command.DecideChanges command) {
        Instant now = clock.instant();
        By by = command.by();
        ChangeSet after = command.approve()
                ? set.approve(command.skus(), by.who(), by.why(), now)
                : set.reject(command.skus(), by.who(), by.why(), now);
        return command.from().filter(time -> command.approve()).map(after::from).orElse(after);
    }

    private Answer decided(ChangeSet next, Command.DecideChanges command) {
        By by = command.by();
        if (!sets.write(next)) {
            return meanwhile(next);
        }
        String sentence = sentence(next, by);
        intervened(next, command.approve() ? Intervention.Kind.APPROVED : Intervention.Kind.REJECTED, by, sentence);
        return next.state() == SetState.PROPOSED
                ? new Answer.ChangesDecided(next.id(), next.state(), sentence)
                : carriedOn(next, sentence);
    }

    private static String sentence(ChangeSet set, By by) {
        String counts = set.count(LineState.APPROVED) + " approved, " + set.count(LineState.REJECTED) + " rejected, "
                + set.count(LineState.OPEN) + " open";
        String second = set.waitingForSomebodyElseThan(by.who()) > 0
                ? "; a second person must approve what touches a limit"
                : "";
        return counts
                + second
                + set.effective().map(time -> "; to go live at " + time).orElse("");
    }

    Answer undo(Command.UndoChanges command) {
        Optional<ChangeSet> found = sets.find(command.set());
        if (found.isEmpty()) {
            return unknown(command.set());
        }
        ChangeSet set = found.get();
        if (set.state() == SetState.UNDOING && !command.preview()) {
            return carriedOn(set, "it was asked for before");
        }
        boolean something = set.count(LineState.PUBLISHED) + set.count(LineState.KEPT) > 0;
        if (set.state() != SetState.APPROVED && !(something && isLive(set.state()))) {
            return new Answer.Refused(
                    "change set " + set.id() + " is " + set.state() + ", and nothing of it is live",
                    "`waybill changes show " + set.id() + "` tells how each line stands");
        }
        ChangeSet next = set.undo(command.by().who(), command.by().why(), clock.instant());
        if (command.preview()) {
            return ChangePreviews.ofUndo(set, next, clock.instant());
        }
        if (!sets.write(next)) {
            return meanwhile(set);
        }
        String sentence =
                next.decisions().getLast().lines() + " " + next.things() + " go back to what was shown before";
        intervened(next, Intervention.Kind.UNDONE, command.by(), sentence);
        return carriedOn(next, sentence);
    }

    private static boolean isLive(SetState state) {
        return state == SetState.PUBLISHED || state == SetState.UNDONE;
    }

    private Answer carriedOn(ChangeSet set, String sentence) {
        queue.send(List.of(ChangeMessages.goOn(set, clock.instant())));
        return new Answer.ChangesDecided(set.id(), set.state(), sentence);
    }

    private void intervened(ChangeSet set, Intervention.Kind kind, By by, String what) {
        OperationId operation = ledger.link(
                        set.proposal().subject(), set.proposal().target())
                .flatMap(Link::latest)
                .map(latest -> latest.id())
                .orElseGet(() -> new OperationId(ids.next()));
        ledger.intervened(new Intervention(
                new OperationId(ids.next()),
                set.proposal().subject(),
                set.proposal().target(),
                operation,
                kind,
                by.who(),
                by.why(),
                "change set " + set.id() + ": " + what,
                clock.instant()));
    }

    private static Answer unknown(String set) {
        return new Answer.Refused(
                "there is no change set '" + set.replaceAll("\\p{Cc}", "?") + "'", "`waybill changes` lists them");
    }

    private static Answer meanwhile(ChangeSet set) {
        return new Answer.Refused(
                "change set " + set.id() + " was changed by somebody else meanwhile", "look at it again, then decide");
    }
}
