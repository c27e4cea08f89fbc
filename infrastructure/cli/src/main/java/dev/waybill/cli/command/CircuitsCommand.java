package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill circuits}. */
@Command(
        name = "circuits",
        description =
                "Says which systems are not called because they do not work, since when, and when they are asked next.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill circuits",
            "  waybill circuits --json",
            "",
            "What waits for a system is carried by itself once it is back. Ends with 1 if a system is not called."
        })
final class CircuitsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    CircuitsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<JsonNode> all = surroundings.books(connection).circuits();
        List<Told> circuits = all.stream().map(Told::new).toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(all, circuit -> circuit).toString());
        } else if (circuits.isEmpty()) {
            screen.say("every system is called as usual; none has failed so far");
        } else {
            screen.say(table(circuits));
            screen.say("\n");
            circuits.forEach(circuit -> screen.say(Plain.text(circuit.text("sentence"))));
            screen.say("every system that is not listed is called as usual");
        }
        return circuits.stream().anyMatch(CircuitsCommand::isOpen) ? Exit.PROBLEM : Exit.OK;
    }

    /** Whether changes for that system wait. */
    static boolean keepsWaiting(Told circuit) {
        return isOpen(circuit) || isPaused(circuit);
    }

    private static boolean isOpen(Told circuit) {
        return circuit.time("next_probe").isPresent();
    }

    private static boolean isPaused(Told circuit) {
        return circuit.time("paused_until").isPresent();
    }

    private static String table(List<Told> circuits) {
        Table table = new Table("STATE", "SYSTEM", "SINCE", "NEXT PROBE", "CHANGES WAIT SINCE", "BECAUSE");
        for (Told circuit : circuits) {
            table.row(
                    isPaused(circuit) ? "PAUSED" : circuit.text("state"),
                    circuit.text("system"),
                    circuit.second("since"),
                    circuit.text("state").equals("PROBING")
                            ? "now"
                            : circuit.second(isPaused(circuit) ? "paused_until" : "next_probe"),
                    circuit.second("waiting_since"),
                    circuit.find("code").orElse("-"));
        }
        return table.toString();
    }
}
