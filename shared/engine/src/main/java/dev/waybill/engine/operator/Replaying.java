package dev.waybill.engine.operator;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.poll.Again;
import dev.waybill.engine.redrive.Pause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads once more at its source what changed, and queues it again as its webhook would have been, at a bounded rate. */
public final class Replaying {
    /** An answer of Lambda has at most 6 MB; a line takes a hundred bytes or two. */
    private static final int MOST_PREVIEWED = 10_000;

    private final Again again;
    private final InTheirName queue;
    private final Pause pause;

    public Replaying(Again again, InTheirName queue, Pause pause) {
        this.again = again;
        this.queue = queue;
        this.pause = pause;
    }

    Answer run(Command.Replay command, Instant deadline) {
        return switch (command.what()) {
            case Replayable.Changes changes -> changes(command, changes, deadline);
            case Replayable.Order order -> order(command, order.wanted());
        };
    }

    private Answer changes(Command.Replay command, Replayable.Changes what, Instant deadline) {
        List<Polled> lists = Listed.of(what.system(), again.lists()).stream()
                .filter(list -> !Listed.isWatch(list))
                .filter(list -> command.flow()
                        .map(flow -> flow.moves().entity() == list.entity())
                        .orElse(true))
                .toList();
        if (lists.isEmpty()) {
            return Listed.nothing(
                    command.flow()
                                    .map(flow -> "what " + flow.word() + " carries from ")
                                    .orElse("changes of ") + "'" + what.system() + "'",
                    again);
        }
        return lists.size() > 1 ? several(what.system(), lists) : replayed(command, what, lists.getFirst(), deadline);
    }

    private static Answer.Refused several(SystemId system, List<Polled> lists) {
        return new Answer.Refused(
                system + " lists several things",
                "name the flow: "
                        + Arrays.stream(FlowSpec.values())
                                .filter(flow -> lists.stream()
                                        .anyMatch(list ->
                                                list.entity() == flow.moves().entity()))
                                .map(FlowSpec::word)
                                .collect(Collectors.joining(", ")));
    }

    /** Whole lines: what one line names goes together, so the limit may be passed by the rest of the last one. */
    private Answer replayed(Command.Replay command, Replayable.Changes what, Polled list, Instant deadline) {
        List<Answer.Replay> done = new ArrayList<>();
        int most = command.preview()
                ? Math.min(command.terms().most(), MOST_PREVIEWED)
                : command.terms().most();
        try {
            Optional<Instant> next = again.read(list, what.span(), line -> {
                if (done.size() >= most || !queue.clock().instant().isBefore(deadline)) {
                    return false;
                }
                if (!command.preview()) {
                    send(line, command, done.isEmpty());
                }
                done.addAll(changes(line.messages(), line.changedAt()));
                return true;
            });
            return new Answer.Replayed(done, command.preview(), next, Optional.empty());
        } catch (FailureException e) {
            return stopped(done, command, e.failure());
        }
    }

    private static Answer stopped(List<Answer.Replay> done, Command.Replay command, Failure failure) {
        return done.isEmpty()
                ? Operator.refused(failure)
                : new Answer.Replayed(
                        done,
                        command.preview(),
                        Optional.of(done.getLast().changedAt()),
                        Optional.of(Operator.sentence(failure)));
    }

    private void send(Again.Line line, Command.Replay command, boolean first) {
        if (line.messages().isEmpty()) {
            return;
        }
        if (!first) {
            pause.passes(command.terms().spacing().multipliedBy(line.messages().size()));
        }
        queue.replay(line.messages(), command.by());
    }

    private static List<Answer.Replay> changes(List<Envelope> messages, Instant changedAt) {
        return messages.stream()
                .map(message -> new Answer.Replay(message.subject(), message.target(), changedAt))
                .toList();
    }

    private Answer order(Command.Replay command, String wanted) {
        List<SubjectRef> orders = new Finding(queue.ledger(), List::of).orders(wanted);
        String typed = "'" + wanted.replaceAll("\\p{Cc}", "?") + "'";
        if (orders.size() > 1) {
            return new Answer.Refused(
                    "there are several orders " + typed,
                    "name one of "
                            + orders.stream()
                                    .map(order -> order.system() + ":" + order.id())
                                    .collect(Collectors.joining(", ")));
        }
        if (orders.isEmpty()) {
            return new Answer.Refused(
                    "no order " + typed + " was ever seen", "name the shop and its own id, such as shop-es:1001");
        }
        List<Envelope> messages = again.order(orders.getFirst()).stream()
                .filter(message -> command.flow()
                        .map(flow -> flow.word().equals(message.flow()))
                        .orElse(true))
                .toList();
        if (messages.isEmpty()) {
            return new Answer.Refused(
                    "no route takes " + orders.getFirst(), "see `waybill config check`, or leave the flow out");
        }
        if (!command.preview()) {
            queue.replay(messages, command.by());
        }
        Instant now = queue.clock().instant();
        List<Answer.Replay> lines = messages.stream()
                .map(message -> new Answer.Replay(
                        message.subject(),
                        message.target(),
                        message.version().map(version -> version.changedAt()).orElse(now)))
                .toList();
        return new Answer.Replayed(lines, command.preview(), Optional.empty(), Optional.empty());
    }
}
