package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill config history}. */
@Command(
        name = "history",
        description = "Lists the versions of the configuration, newest first: when, who, why.",
        footerHeading = "%nExamples:%n",
        footer = {"  waybill config history", "  waybill config history --most 3 --profile live --outputs stack.json"})
final class ConfigHistoryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--most", paramLabel = "N", description = "at most so many; default 20")
    private int most = 20;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ConfigHistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<JsonNode> versions = surroundings.books(connection).versions(most);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(versions, version -> version).toString());
        } else if (versions.isEmpty()) {
            screen.say("no configuration was applied yet: `waybill config apply --why TEXT` does it");
        } else {
            versions.forEach(version -> screen.say(line(new Told(version))));
        }
        return Exit.OK;
    }

    static String line(Told version) {
        return Plain.text("version " + version.text("version") + " of " + version.minute("at") + " by "
                + version.text("who") + ": " + version.text("why"));
    }
}
