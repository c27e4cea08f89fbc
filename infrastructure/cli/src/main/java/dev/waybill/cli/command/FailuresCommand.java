package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill failures}. */
@Command(
        name = "failures",
        description = "Lists what waits for a person, newest first: what, why, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill failures",
            "  waybill failures --most 5 --json",
            "",
            "Ends with 0 if nothing waits, 1 if something does. HELD waits for a decision, FAILED for a repair.",
            "infrastructure/runbooks has a page for every code."
        })
final class FailuresCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--most", paramLabel = "N", description = "at most so many; default 50")
    private int most = 50;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    FailuresCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Operation> open = surroundings
                .stores()
                .apply(surroundings.target(connection))
                .ledger()
                .open(most);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(JsonText.list(open, JsonText::of).toString());
        } else {
            open.forEach(operation -> screen.say(text(operation)));
            screen.say(sum(open));
        }
        return open.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static String text(Operation operation) {
        return operation.ending() + "  " + operation.subject() + " → " + operation.target() + "  "
                + operation.failure().map(failure -> failure.code() + "  ").orElse("")
                + When.minute(operation.endedAt()) + "\n"
                + operation.failure().map(FailuresCommand::sentences).orElse("  why   " + operation.note() + "\n")
                + "  then  waybill redrive " + operation.id() + "\n ";
    }

    private static String sentences(Failure failure) {
        return "  why   " + clean(failure.why()) + "\n  next  " + clean(failure.next()) + "\n";
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cc}+", " ");
    }

    private String sum(List<Operation> open) {
        if (open.isEmpty()) {
            return "nothing waits for a person";
        }
        long held = open.stream().filter(one -> one.ending() == Ending.HELD).count();
        return open.size() + (open.size() == most ? " or more wait" : open.size() == 1 ? " waits" : " wait")
                + " for a person: " + held + " held, " + (open.size() - held) + " failed";
    }
}
