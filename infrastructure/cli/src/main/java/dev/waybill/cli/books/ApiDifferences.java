package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.UsageException;
import dev.waybill.config.Change;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.whatif.WhatIf.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Has the function redrive-failures compare, and decide again.
 *
 * @param source the file as written
 */
public record ApiDifferences(ApiBooks books, String place, String source, By by) implements Differences {
    /** What is answered instead of a comparison: the file is wrong, or leads a system elsewhere. */
    public static final class NotCompared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        private NotCompared(Answer answer) {
            super("not compared", null, false, false);
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }

    @Override
    public Optional<JsonNode> inForce() {
        return books.versions(1).stream().findFirst();
    }

    @Override
    public List<Change> changes() {
        return asked(Optional.empty()).changes().stream().map(Change::parse).toList();
    }

    @Override
    public Report replayed(int days, int most) {
        Command.LookBack back = inReach(() -> new Command.LookBack(days, most));
        return asked(Optional.of(back))
                .replay()
                .orElseThrow(
                        () -> new UsageException("the operator API decided nothing again; is it of the same version?"));
    }

    private static Command.LookBack inReach(Supplier<Command.LookBack> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException tooMuch) {
            throw new UsageException("over the operator API " + tooMuch.getMessage()
                    + ": give less to --replay and --limit, or work on the tables, without --api");
        }
    }

    private Answer.CheckedConfiguration asked(Optional<Command.LookBack> replay) {
        Answer answer = books.ask(new Command.CheckConfiguration(source, replay, by));
        if (answer instanceof Answer.CheckedConfiguration checked) {
            return checked;
        }
        throw new NotCompared(answer);
    }
}
