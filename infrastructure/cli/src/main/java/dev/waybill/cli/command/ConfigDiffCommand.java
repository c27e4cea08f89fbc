package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.books.ApiDifferences;
import dev.waybill.cli.books.Differences;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.config.Change;
import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.views.Json;
import dev.waybill.views.WhatIfJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill config diff}: writes nothing. */
@Command(
        name = "diff",
        description = "Shows what applying a configuration file would change, in words.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill config diff",
            "  waybill config diff live.yaml --profile live --outputs stack.json",
            "  waybill config diff live.yaml --replay 7",
            "",
            "With --replay, the decisions of the last days are made again under the file, and those that would end otherwise"
                    + " are named: systems are asked, nothing is written.",
            "With --api the function redrive-failures compares and asks; it takes no file that leads a system elsewhere."
        })
final class ConfigDiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--replay",
            paramLabel = "DAYS",
            description = "decides again what changed in so many days, under the file")
    private Optional<Integer> replay = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "of each way, the latest so many; default 200")
    private int limit = 200;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ConfigDiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigurationText text = file.read(surroundings.computer());
        return switch (new ConfigurationCheck(surroundings.connectors()).check(text)) {
            case Checked.Problems problems -> ConfigCheckCommand.wrong(surroundings.screen(), problems, json);
            case Checked.Ok ok -> compared(text, ok.landscape());
        };
    }

    private int compared(ConfigurationText text, Landscape wanted) {
        if (replay.orElse(1) < 1 || limit < 1) {
            throw new UsageException("--replay and --limit are 1 or more, but they were "
                    + replay.map(String::valueOf).orElse("not given") + " and " + limit);
        }
        try {
            return told(surroundings.differences(connection, text, wanted));
        } catch (ApiDifferences.NotCompared instead) {
            return ConfigCheckCommand.instead(surroundings.screen(), text.name(), instead.answer(), json);
        }
    }

    private int told(Differences differences) {
        Optional<JsonNode> inForce = differences.inForce();
        List<Change> changes = differences.changes();
        Screen screen = surroundings.screen();
        if (!json) {
            screen.remark("against "
                    + inForce.map(Told::new)
                            .map(ConfigHistoryCommand::line)
                            .orElse("nothing: no version was applied yet")
                    + ", in " + differences.place());
            changes.forEach(change -> screen.say(Plain.text(change.toString())));
            if (changes.isEmpty()) {
                screen.say("nothing would change");
            }
        }
        Optional<Report> report = replayed(differences, inForce.isPresent());
        if (json) {
            screen.say(json(changes, report).toString());
        } else {
            report.ifPresent(found -> screen.say(new WhatIfText(found).toString()));
        }
        return report.map(found -> found.unasked().isEmpty()).orElse(true) ? Exit.OK : Exit.PROBLEM;
    }

    private Optional<Report> replayed(Differences differences, boolean isAnyInForce) {
        if (replay.isEmpty()) {
            return Optional.empty();
        }
        if (!isAnyInForce) {
            throw new UsageException("--replay compares with the version in force, and none was applied yet");
        }
        surroundings.screen().remark("deciding the last " + Plain.count(replay.get(), "day", "days") + " again ...");
        return Optional.of(differences.replayed(replay.get(), limit));
    }

    private static JsonNode json(List<Change> changes, Optional<Report> report) {
        ArrayNode list = Json.list(changes, JsonText::of);
        return report.<JsonNode>map(found -> {
                    ObjectNode both = Json.object();
                    both.set("changes", list);
                    both.set("replay", WhatIfJson.of(found));
                    return both;
                })
                .orElse(list);
    }
}
