package dev.waybill.engine.operator;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.poll.Again;
import dev.waybill.engine.poll.PollReport;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.poll.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a system at once what changed, because a person wants it. */
public final class Polling {
    private final Polls polls;
    private final Again again;
    private final InTheirName queue;

    public Polling(Polls polls, Again again, InTheirName queue) {
        this.polls = polls;
        this.again = again;
        this.queue = queue;
    }

    Answer run(Command.Poll command, Instant deadline) {
        Instant now = queue.clock().instant();
        List<Polled> lists = Listed.of(command.system(), again.lists()).stream()
                .filter(what -> command.list().map(what.entity()::equals).orElse(true))
                .filter(what -> command.since().isEmpty() || !Listed.isWatch(what))
                .toList();
        if (lists.isEmpty()) {
            String list = command.list().map(kind -> kind.word() + "s of ").orElse("changes of ");
            return Listed.nothing(list + "'" + command.system() + "'", again);
        }
        if (command.since().filter(since -> !since.isBefore(now)).isPresent()) {
            return new Answer.Refused(
                    "nothing can have changed since " + command.since().get() + " yet", "name a time that is past");
        }
        queue.poll(command.system(), command.by(), words(command, lists));
        return new Answer.Looked(command.since()
                .map(since -> lists.stream()
                        .map(what -> since(what, new Span(since, now), deadline))
                        .toList())
                .orElseGet(() -> now(lists, deadline)));
    }

    private static String words(Command.Poll command, List<Polled> lists) {
        return lists.stream().map(what -> what.entity().word()).collect(Collectors.joining(", "))
                + command.since().map(since -> " since " + since).orElse("");
    }

    private List<Answer.Look> now(List<Polled> lists, Instant deadline) {
        List<PollReport> reports = polls.now(lists, deadline);
        return lists.stream()
                .map(what -> reports.stream()
                        .filter(report -> report.cursor().of().equals(what))
                        .findFirst()
                        .map(report -> look(what, report))
                        .orElseGet(() -> new Answer.Look(
                                what.entity(), 0, 0, Optional.empty(), Optional.of("no time was left: ask again"))))
                .toList();
    }

    private static Answer.Look look(Polled what, PollReport report) {
        return new Answer.Look(
                what.entity(),
                report.done().read(),
                report.done().queued(),
                report.unfinished() ? report.cursor().resume() : Optional.empty(),
                report.cursor().failure().map(Operator::sentence));
    }

    /** The queue takes what was found line by line, so that little is in memory and nothing is read that is not queued. */
    private Answer.Look since(Polled what, Span span, Instant deadline) {
        int[] count = new int[2];
        try {
            Optional<Instant> next = again.read(what, span, line -> {
                if (!queue.clock().instant().isBefore(deadline)) {
                    return false;
                }
                queue.queue().send(line.messages());
                count[0]++;
                count[1] += line.messages().isEmpty() ? 0 : 1;
                return true;
            });
            return new Answer.Look(what.entity(), count[0], count[1], next, Optional.empty());
        } catch (FailureException e) {
            return new Answer.Look(
                    what.entity(), count[0], count[1], Optional.empty(), Optional.of(Operator.sentence(e.failure())));
        }
    }
}
