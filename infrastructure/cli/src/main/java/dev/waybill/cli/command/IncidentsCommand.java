package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.views.Json;
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
        IncidentList list = IncidentList.of(surroundings.books(connection).incidents());
        List<Told> shown = all ? list.all() : list.unsettled();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(shown, Told::json).toString());
        } else if (shown.isEmpty()) {
            screen.say(all ? "there has never been an incident" : "there is no incident");
        } else {
            screen.say(table(shown));
            screen.say("\n" + sum(shown));
        }
        return list.unsettled().stream()
                        .anyMatch(incident -> incident.text("state").equals("OPEN"))
                ? Exit.PROBLEM
                : Exit.OK;
    }

    private static String table(List<Told> incidents) {
        Table table =
                new Table("STATE", "#", "CODE", "SYSTEM", "OPERATION", "OPEN", "COUNT", "FIRST", "LAST", "WHO ACTS");
        int number = 0;
        for (Told incident : incidents) {
            table.row(
                    incident.text("state"),
                    Integer.toString(++number),
                    incident.text("code"),
                    incident.text("target_system"),
                    incident.text("operation"),
                    incident.text("open"),
                    incident.text("count"),
                    incident.minute("first_at"),
                    incident.minute("last_at"),
                    incident.text("who_acts"));
        }
        return table.toString();
    }

    private static String sum(List<Told> shown) {
        long waiting =
                shown.stream().mapToInt(incident -> incident.count("open")).sum();
        return Plain.count(shown.size(), "incident", "incidents") + ", "
                + Plain.count(waiting, "operation", "operations")
                + " to settle; `waybill incident 1` says what to do about the first";
    }
}
