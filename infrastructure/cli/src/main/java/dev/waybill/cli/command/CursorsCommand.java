package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Hearing;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill cursors}. */
@Command(
        name = "cursors",
        description =
                "Says which systems are asked for what their webhooks may have lost, how far they were read, which"
                        + " cannot be read, and what is known of their silence.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill cursors",
            "  waybill cursors --json",
            "",
            "How often a system is asked, the ownership map says. USUAL/H is in how many minutes of an hour like",
            "this one something changes at least; LAST WEBHOOK is the latest that was seen to bring a change, and how",
            "many later changes were found by asking only. Ends with 1 if one could not be read."
        })
final class CursorsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    CursorsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Cursor> cursors = surroundings.stores().apply(surroundings.target(connection)).cursors().all().stream()
                .sorted(Comparator.comparing(cursor -> cursor.of().toString()))
                .toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(cursors, StateJson::of).toString());
        } else if (cursors.isEmpty()) {
            screen.say("no system was asked so far what changed");
        } else {
            screen.say(table(cursors));
            cursors.forEach(
                    cursor -> cursor.failure().ifPresent(failure -> screen.say("\n" + sentence(cursor, failure))));
        }
        return cursors.stream().anyMatch(cursor -> cursor.failure().isPresent()) ? Exit.PROBLEM : Exit.OK;
    }

    private static String table(List<Cursor> cursors) {
        Table table = new Table(
                "STATE", "SYSTEM", "WHAT", "LOOKED AT", "READ UP TO", "LAST CHANGE", "USUAL/H", "LAST WEBHOOK");
        for (Cursor cursor : cursors) {
            table.row(
                    state(cursor),
                    cursor.of().system().value(),
                    cursor.of().entity().word(),
                    When.second(cursor.lookedAt()),
                    When.second(cursor.reached()),
                    ofPulse(cursor, pulse -> When.second(pulse.rhythm().last())),
                    ofPulse(cursor, pulse -> pulse.usualPerHour(cursor.lookedAt())
                            .toPlainString()),
                    ofPulse(cursor, CursorsCommand::lastWebhook));
        }
        return table.toString();
    }

    private static String ofPulse(Cursor cursor, Function<Pulse, String> words) {
        return cursor.pulse().map(words).orElse("-");
    }

    private static String lastWebhook(Pulse pulse) {
        Hearing webhooks = pulse.webhooks();
        String last = webhooks.last()
                .map(brought -> When.second(brought.receivedAt()))
                .orElse("none seen");
        return webhooks.lost().isEmpty() ? last : last + ", " + webhooks.lost().size() + " lost since";
    }

    private static String state(Cursor cursor) {
        if (cursor.failure().isPresent()) {
            return "FAILING";
        }
        return cursor.resume().isPresent() ? "CATCHING UP" : "OK";
    }

    private static String sentence(Cursor cursor, Failure failure) {
        return cursor.of() + " could not be read (" + failure.code() + "): " + failure.why() + "\n  next  "
                + failure.next() + "\n  until then a webhook that is lost stays lost";
    }
}
