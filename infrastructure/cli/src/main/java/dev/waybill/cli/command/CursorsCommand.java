package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.views.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
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
        List<JsonNode> all = surroundings.books(connection).cursors().stream()
                .sorted(Comparator.comparing(cursor -> name(new Told(cursor))))
                .toList();
        List<Told> cursors = all.stream().map(Told::new).toList();
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(all, cursor -> cursor).toString());
        } else if (cursors.isEmpty()) {
            screen.say("no system was asked so far what changed");
        } else {
            screen.say(table(cursors));
            cursors.stream().filter(CursorsCommand::isFailing).forEach(cursor -> screen.say("\n" + sentence(cursor)));
        }
        return cursors.stream().anyMatch(CursorsCommand::isFailing) ? Exit.PROBLEM : Exit.OK;
    }

    private static String name(Told cursor) {
        return cursor.text("entity") + "s of " + cursor.text("system");
    }

    private static boolean isFailing(Told cursor) {
        return cursor.find("code").isPresent();
    }

    private static String table(List<Told> cursors) {
        Table table = new Table(
                "STATE", "SYSTEM", "WHAT", "LOOKED AT", "READ UP TO", "LAST CHANGE", "USUAL/H", "LAST WEBHOOK");
        for (Told cursor : cursors) {
            table.row(
                    state(cursor),
                    cursor.text("system"),
                    cursor.text("entity"),
                    cursor.second("looked_at"),
                    cursor.second("reached"),
                    cursor.second("last_change"),
                    cursor.find("usual_per_hour")
                            .map(number -> new BigDecimal(number)
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString())
                            .orElse("-"),
                    cursor.find("webhooks_lost").isPresent() ? lastWebhook(cursor) : "-");
        }
        return table.toString();
    }

    private static String lastWebhook(Told cursor) {
        String last = cursor.time("last_webhook").map(When::second).orElse("none seen");
        int lost = cursor.count("webhooks_lost");
        return lost == 0 ? last : last + ", " + lost + " lost since";
    }

    private static String state(Told cursor) {
        if (isFailing(cursor)) {
            return "FAILING";
        }
        return cursor.time("resume").isPresent() ? "CATCHING UP" : "OK";
    }

    private static String sentence(Told cursor) {
        return name(cursor) + " could not be read (" + cursor.text("code") + "): " + Plain.text(cursor.text("why"))
                + "\n  next  " + Plain.text(cursor.text("next")) + "\n  until then a webhook that is lost stays lost";
    }
}
