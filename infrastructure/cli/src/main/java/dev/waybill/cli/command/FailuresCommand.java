package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill failures}. */
@Command(
        name = "failures",
        description = "Lists what waits to be settled, newest first: what, why, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill failures",
            "  waybill failures --most 5 --json",
            "",
            "Ends with 0 if nothing waits, 1 if something does. HELD waits for a decision, FAILED for a repair;",
            "RETRYING was sent again and has not failed since: it stays until it succeeds.",
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
        List<OpenItem> open = surroundings
                .stores()
                .apply(surroundings.target(connection))
                .ledger()
                .open(most);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(JsonText.list(open, JsonText::of).toString());
        } else {
            open.forEach(item -> screen.say(text(item)));
            screen.say(sum(open));
        }
        return open.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static String text(OpenItem item) {
        Operation operation = item.latest();
        return word(item) + "  " + item.subject() + " → " + item.target() + "  "
                + operation.failure().map(failure -> failure.code() + "  ").orElse("")
                + When.minute(operation.endedAt()) + "\n"
                + operation.failure().map(FailuresCommand::sentences).orElse("  why   " + operation.note() + "\n")
                + "  then  " + then(item) + "\n ";
    }

    private static String word(OpenItem item) {
        return item.isRetrying() ? "RETRYING" : item.state().name();
    }

    private static String then(OpenItem item) {
        return item.isRetrying()
                ? "nothing: it was sent again"
                        + item.opened()
                                .retriedAt()
                                .map(at -> " at " + When.minute(at))
                                .orElse("")
                : "waybill redrive " + item.opened().by();
    }

    private static String sentences(Failure failure) {
        return "  why   " + clean(failure.why()) + "\n  next  " + clean(failure.next()) + "\n";
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cc}+", " ");
    }

    private String sum(List<OpenItem> open) {
        if (open.isEmpty()) {
            return "nothing waits for a person";
        }
        long retrying = open.stream().filter(OpenItem::isRetrying).count();
        long held = open.stream()
                .filter(item -> !item.isRetrying() && item.state() == LinkState.HELD)
                .count();
        return open.size() + (open.size() == most ? " or more wait" : open.size() == 1 ? " waits" : " wait")
                + " for a person: " + held + " held, " + (open.size() - held - retrying) + " failed"
                + (retrying == 0 ? "" : ", " + retrying + " being tried again");
    }
}
