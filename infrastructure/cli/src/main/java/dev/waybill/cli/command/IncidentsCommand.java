package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill incidents}. */
@Command(
        name = "incidents",
        description = "Lists what goes wrong, each cause once, newest first: how often, since when, and who acts.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill incidents",
            "  waybill incidents --all --json   those that are settled too",
            "  waybill incident 1               all about the first",
            "",
            "An incident closes by itself when its last operation succeeds. Ends with 1 if one is OPEN."
        })
final class IncidentsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--all", description = "resolved and dismissed ones too")
    private boolean all;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    IncidentsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        IncidentList list = IncidentList.of(
                surroundings.stores().apply(surroundings.target(connection)).ledger());
        List<Incident> shown = all ? list.all() : list.unsettled();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(shown, StateJson::of).toString());
        } else if (shown.isEmpty()) {
            screen.say(all ? "there has never been an incident" : "there is no incident");
        } else {
            screen.say(table(shown));
            screen.say("\n" + sum(shown));
        }
        return list.unsettled().stream().anyMatch(incident -> incident.state() == Incident.State.OPEN)
                ? Exit.PROBLEM
                : Exit.OK;
    }

    private static String table(List<Incident> incidents) {
        Table table =
                new Table("STATE", "#", "CODE", "SYSTEM", "OPERATION", "OPEN", "COUNT", "FIRST", "LAST", "WHO ACTS");
        int number = 0;
        for (Incident incident : incidents) {
            table.row(
                    incident.state().name(),
                    Integer.toString(++number),
                    incident.cause().code().name(),
                    incident.cause().system().value(),
                    incident.cause().operation(),
                    Integer.toString(incident.open()),
                    Long.toString(incident.count()),
                    When.minute(incident.first()),
                    When.minute(incident.last()),
                    incident.whoActs());
        }
        return table.toString();
    }

    private static String sum(List<Incident> shown) {
        long waiting = shown.stream().mapToInt(Incident::open).sum();
        return Plain.count(shown.size(), "incident", "incidents") + ", "
                + Plain.count(waiting, "operation", "operations")
                + " to settle; `waybill incident 1` says what to do about the first";
    }
}
