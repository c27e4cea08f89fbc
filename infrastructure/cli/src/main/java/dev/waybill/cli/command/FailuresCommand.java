package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill failures}. */
@Command(
        name = "failures",
        description = "Lists what is to be settled, newest first: what, why, and what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill failures",
            "  waybill failures --most 5 --json",
            "  waybill failures --by-deadline",
            "  waybill failures --waiting   what is tried again by itself and needs nobody",
            "",
            "Ends with 0 if nothing waits for a person, 1 if something does. HELD waits for a decision, FAILED for a",
            "repair, RETRYING was sent again. infrastructure/runbooks has a page for every code."
        })
final class FailuresCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--waiting", description = "instead, what waits and needs nobody, the longest first")
    private boolean waiting;

    @Option(names = "--by-deadline", description = "what must be decided soonest first")
    private boolean byDeadline;

    @Option(names = "--most", paramLabel = "N", description = "at most so many; default 50")
    private int most = 50;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    FailuresCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Books books = surroundings.books(connection);
        return waiting ? waiting(books) : open(books);
    }

    private int open(Books books) {
        List<JsonNode> open = books.failures(most, byDeadline);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(open, item -> item).toString());
        } else {
            open.forEach(item -> screen.say(ItemText.open(new Told(item)) + "\n "));
            screen.say(sum(open.stream().map(Told::new).toList()));
        }
        return open.stream().allMatch(item -> new Told(item).is("retrying")) ? Exit.OK : Exit.PROBLEM;
    }

    private int waiting(Books books) {
        List<JsonNode> links = books.waiting(most);
        List<JsonNode> keeping = books.circuits().stream()
                .filter(circuit -> CircuitsCommand.keepsWaiting(new Told(circuit)))
                .toList();
        Screen screen = surroundings.screen();
        if (json) {
            ObjectNode all = Json.object();
            all.set("tried", Json.list(links, link -> link));
            all.set("circuits", Json.list(keeping, circuit -> circuit));
            screen.say(all.toString());
            return Exit.OK;
        }
        links.forEach(link -> screen.say(ItemText.waiting(new Told(link)) + "\n "));
        keeping.forEach(circuit -> screen.say(behind(new Told(circuit)) + "\n "));
        screen.say(
                links.isEmpty() && keeping.isEmpty()
                        ? "nothing waits by itself"
                        : links.size() + (links.size() == most ? " or more are" : links.size() == 1 ? " is" : " are")
                                + " tried again by itself; nobody need do anything");
        return Exit.OK;
    }

    /** What only arrived while a circuit is open is not in the list: there is but the time of the oldest. */
    private static String behind(Told circuit) {
        return "WAITING  "
                + circuit.time("waiting_since")
                        .map(since -> "all changes for " + circuit.text("system") + ", the oldest received "
                                + When.second(since))
                        .orElse("nothing new for " + circuit.text("system") + " so far")
                + "\n  why   " + Plain.text(circuit.text("sentence"));
    }

    private String sum(List<Told> open) {
        long retrying = open.stream().filter(item -> item.is("retrying")).count();
        long held = open.stream()
                .filter(item -> !item.is("retrying") && item.text("state").equals("HELD"))
                .count();
        long waiting = open.size() - retrying;
        String people = waiting == 0
                ? "nothing waits for a person"
                : waiting + (open.size() == most ? " or more wait" : waiting == 1 ? " waits" : " wait")
                        + " for a person: " + held + " held, " + (waiting - held) + " failed";
        return retrying == 0
                ? people
                : people + "; " + retrying + (retrying == 1 ? " is" : " are") + " being tried again";
    }
}
