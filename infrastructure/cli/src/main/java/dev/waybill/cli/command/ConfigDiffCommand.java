package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.Target;
import dev.waybill.cli.target.UsageException;
import dev.waybill.config.Change;
import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.LandscapeDiff;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.flows.WhatIfs;
import dev.waybill.views.Json;
import dev.waybill.views.StateJson;
import dev.waybill.views.WhatIfJson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
                    + " are named: systems are asked, nothing is written."
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
        Checked checked = new ConfigurationCheck(surroundings.connectors()).check(file.read(surroundings.computer()));
        return switch (checked) {
            case Checked.Problems problems -> ConfigCheckCommand.wrong(surroundings.screen(), problems, json);
            case Checked.Ok ok -> compare(ok.landscape());
        };
    }

    private int compare(Landscape wanted) {
        if (replay.orElse(1) < 1 || limit < 1) {
            throw new UsageException("--replay and --limit are 1 or more, but they were "
                    + replay.map(String::valueOf).orElse("not given") + " and " + limit);
        }
        Target target = surroundings.target(connection);
        Stores stores = surroundings.stores().apply(target);
        Optional<Revision> latest = stores.landscapes().latest();
        List<Change> changes = LandscapeDiff.between(latest.map(Revision::landscape), wanted);
        Screen screen = surroundings.screen();
        if (!json) {
            screen.remark("against "
                    + latest.map(StateJson::of)
                            .map(Told::new)
                            .map(ConfigHistoryCommand::line)
                            .orElse("nothing: no version was applied yet")
                    + ", in " + target);
            changes.forEach(change -> screen.say(Plain.text(change.toString())));
            if (changes.isEmpty()) {
                screen.say("nothing would change");
            }
        }
        Optional<Report> report = replayed(latest, wanted, stores);
        if (json) {
            screen.say(json(changes, report).toString());
        } else {
            report.ifPresent(found -> screen.say(new WhatIfText(found).toString()));
        }
        return report.map(found -> found.unasked().isEmpty()).orElse(true) ? Exit.OK : Exit.PROBLEM;
    }

    private Optional<Report> replayed(Optional<Revision> latest, Landscape wanted, Stores stores) {
        if (replay.isEmpty()) {
            return Optional.empty();
        }
        if (latest.isEmpty()) {
            throw new UsageException("--replay compares with the version in force, and none was applied yet");
        }
        surroundings.screen().remark("deciding the last " + Plain.count(replay.get(), "day", "days") + " again ...");
        Clock clock = surroundings.computer().clock();
        WhatIfs whatIfs = new WhatIfs(
                surroundings.landscape(stores),
                surroundings.connections(stores),
                stores.ledger(),
                () -> UUID.randomUUID().toString(),
                clock);
        return Optional.of(
                whatIfs.under(wanted, clock.instant().minus(Duration.ofDays(replay.get())), limit, () -> true));
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
