package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Target;
import dev.waybill.config.Change;
import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.LandscapeDiff;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.views.Json;
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
        footer = {"  waybill config diff", "  waybill config diff live.yaml --profile live --outputs stack.json"})
final class ConfigDiffCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

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
        Target target = surroundings.target(connection);
        Optional<Revision> latest =
                surroundings.stores().apply(target).landscapes().latest();
        List<Change> changes = LandscapeDiff.between(latest.map(Revision::landscape), wanted);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(changes, JsonText::of).toString());
            return Exit.OK;
        }
        screen.remark("against " + latest.map(ConfigHistoryCommand::line).orElse("nothing: no version was applied yet")
                + ", in " + target);
        changes.forEach(change -> screen.say(change.toString()));
        if (changes.isEmpty()) {
            screen.say("nothing would change");
        }
        return Exit.OK;
    }
}
