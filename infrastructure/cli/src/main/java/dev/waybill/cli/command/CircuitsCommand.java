package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.circuit.CircuitText;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.time.Instant;
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
        List<Circuit> circuits = surroundings
                .stores()
                .apply(surroundings.target(connection))
                .circuits()
                .all();
        Instant now = surroundings.computer().clock().instant();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(
                    Json.list(circuits, circuit -> StateJson.of(circuit, now)).toString());
        } else if (circuits.isEmpty()) {
            screen.say("every system is called as usual; none has failed so far");
        } else {
            screen.say(table(circuits, now));
            screen.say("\n");
            circuits.forEach(circuit -> screen.say(CircuitText.of(circuit, now)));
            screen.say("every system that is not listed is called as usual");
        }
        return circuits.stream().anyMatch(Circuit::isOpen) ? Exit.PROBLEM : Exit.OK;
    }

    private static String table(List<Circuit> circuits, Instant now) {
        Table table = new Table("STATE", "SYSTEM", "SINCE", "NEXT PROBE", "CHANGES WAIT SINCE", "BECAUSE");
        for (Circuit circuit : circuits) {
            table.row(
                    circuit.isPaused(now) ? "PAUSED" : circuit.state().name(),
                    circuit.system().value(),
                    When.second(circuit.downSince()),
                    probe(circuit, now),
                    circuit.waitingSince().map(When::second).orElse("-"),
                    circuit.because().map(failure -> failure.code().name()).orElse("-"));
        }
        return table.toString();
    }

    private static String probe(Circuit circuit, Instant now) {
        if (circuit.state() == CircuitState.PROBING) {
            return "now";
        }
        boolean waits = circuit.isOpen() || circuit.isPaused(now);
        return waits ? When.second(circuit.notBefore()) : "-";
    }
}
