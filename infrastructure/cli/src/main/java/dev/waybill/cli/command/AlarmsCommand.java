package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.health.Alarm;
import dev.waybill.views.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill alarms}. */
@Command(
        name = "alarms",
        description =
                "Shows what is watched: each value with its limit, what it means, and what to do if it is beyond.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill alarms",
            "  waybill alarms --json",
            "",
            "The same values go to CloudWatch every minute. Ends with 1 if one is RAISED."
        })
final class AlarmsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    AlarmsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<JsonNode> all = surroundings.books(connection).alarms();
        List<Told> alarms = all.stream().map(Told::new).toList();
        List<Told> raised = alarms.stream().filter(alarm -> alarm.is("raised")).toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(all, alarm -> alarm).toString());
        } else {
            screen.say(table(alarms));
            raised.forEach(alarm -> alarm.find("next")
                    .ifPresent(next -> screen.say("\n" + name(alarm) + ": " + Plain.text(alarm.text("sentence"))
                            + "\n  next  " + Plain.text(next))));
            if (raised.isEmpty()) {
                screen.say("\nno alarm is raised");
            }
        }
        return raised.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static String table(List<Told> alarms) {
        Table table = new Table("STATE", "ALARM", "SYSTEM", "VALUE", "LIMIT", "WHAT IT MEANS");
        for (Told alarm : alarms) {
            boolean least = alarm.text("alarm").equals(Alarm.Kind.DEAD_LETTER_EXPIRY.name());
            table.row(
                    alarm.is("raised") ? "RAISED" : "ok",
                    alarm.text("alarm"),
                    alarm.find("system").orElse("-"),
                    value(alarm, "value"),
                    (least ? "at least " : "at most ") + value(alarm, "threshold"),
                    alarm.text("sentence"));
        }
        return table.toString();
    }

    private static String value(Told alarm, String name) {
        long value = alarm.json().path(name).asLong();
        return alarm.text("unit").equals("seconds") ? When.span(Duration.ofSeconds(value)) : Long.toString(value);
    }

    private static String name(Told alarm) {
        return alarm.text("alarm")
                + alarm.find("system").map(system -> " (" + system + ")").orElse("");
    }
}
