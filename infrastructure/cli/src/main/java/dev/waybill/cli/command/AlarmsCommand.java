package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.engine.health.Alarm;
import dev.waybill.engine.health.AlarmLimits;
import dev.waybill.engine.health.Alarms;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
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
        Stores stores = surroundings.stores().apply(surroundings.target(connection));
        List<Alarm> alarms = new Alarms(
                        stores.ledger(),
                        stores.deadLetters(),
                        stores.circuits(),
                        AlarmLimits.standard(),
                        surroundings.computer().clock())
                .now();
        List<Alarm> raised = alarms.stream().filter(Alarm::raised).toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(alarms, StateJson::of).toString());
        } else {
            screen.say(table(alarms));
            raised.forEach(alarm -> alarm.next()
                    .ifPresent(next -> screen.say("\n" + name(alarm) + ": " + Plain.text(alarm.sentence())
                            + "\n  next  " + Plain.text(next))));
            if (raised.isEmpty()) {
                screen.say("\nno alarm is raised");
            }
        }
        return raised.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static String table(List<Alarm> alarms) {
        Table table = new Table("STATE", "ALARM", "SYSTEM", "VALUE", "LIMIT", "WHAT IT MEANS");
        for (Alarm alarm : alarms) {
            table.row(
                    alarm.raised() ? "RAISED" : "ok",
                    alarm.kind().name(),
                    alarm.system().map(system -> system.value()).orElse("-"),
                    value(alarm, alarm.value()),
                    (alarm.kind() == Alarm.Kind.DEAD_LETTER_EXPIRY ? "at least " : "at most ")
                            + value(alarm, alarm.threshold()),
                    alarm.sentence());
        }
        return table.toString();
    }

    private static String value(Alarm alarm, long value) {
        return alarm.kind().unit().equals("seconds") ? When.span(Duration.ofSeconds(value)) : Long.toString(value);
    }

    private static String name(Alarm alarm) {
        return alarm.kind() + alarm.system().map(system -> " (" + system + ")").orElse("");
    }
}
