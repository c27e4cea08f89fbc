package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitText;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.time.Instant;
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

    @Option(names = "--most", paramLabel = "N", description = "at most so many; default 50")
    private int most = 50;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    FailuresCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Stores stores = surroundings.stores().apply(surroundings.target(connection));
        return waiting ? waiting(stores) : open(stores);
    }

    private int open(Stores stores) {
        List<OpenItem> open = stores.ledger().open(most);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(open, StateJson::of).toString());
        } else {
            open.forEach(item -> screen.say(ItemText.of(item) + "\n "));
            screen.say(sum(open));
        }
        return open.stream().allMatch(OpenItem::isRetrying) ? Exit.OK : Exit.PROBLEM;
    }

    private int waiting(Stores stores) {
        List<Link> links = stores.ledger().waiting(most);
        Instant now = surroundings.computer().clock().instant();
        List<Circuit> keeping = stores.circuits().all().stream()
                .filter(circuit -> circuit.isOpen() || circuit.isPaused(now))
                .toList();
        Screen screen = surroundings.screen();
        if (json) {
            ObjectNode all = Json.object();
            all.set("tried", Json.list(links, StateJson::of));
            all.set("circuits", Json.list(keeping, circuit -> StateJson.of(circuit, now)));
            screen.say(all.toString());
            return Exit.OK;
        }
        links.forEach(link -> screen.say(ItemText.of(link) + "\n "));
        keeping.forEach(circuit -> screen.say(behind(circuit, now) + "\n "));
        screen.say(
                links.isEmpty() && keeping.isEmpty()
                        ? "nothing waits by itself"
                        : links.size() + (links.size() == most ? " or more are" : links.size() == 1 ? " is" : " are")
                                + " tried again by itself; nobody need do anything");
        return Exit.OK;
    }

    /** What only arrived while a circuit is open is not in the list: there is but the time of the oldest. */
    private static String behind(Circuit circuit, Instant now) {
        return "WAITING  "
                + circuit.waitingSince()
                        .map(since ->
                                "all changes for " + circuit.system() + ", the oldest received " + When.second(since))
                        .orElse("nothing new for " + circuit.system() + " so far")
                + "\n  why   " + CircuitText.of(circuit, now);
    }

    private String sum(List<OpenItem> open) {
        long retrying = open.stream().filter(OpenItem::isRetrying).count();
        long held = open.stream()
                .filter(item -> !item.isRetrying() && item.state() == LinkState.HELD)
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
