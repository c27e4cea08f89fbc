package dev.waybill.cli.command;

import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill config check}: needs no account and no network. */
@Command(
        name = "check",
        description = "Proves a configuration file; says everything that is wrong at once, with lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill config check",
            "  waybill config check infrastructure/config/examples/tryton.yaml",
            "",
            "Ends with 0 if the file is right, 1 if not."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigurationText text = file.read(surroundings.computer());
        return switch (new ConfigurationCheck(surroundings.connectors()).check(text)) {
            case Checked.Ok ok -> right(text.name(), ok.landscape());
            case Checked.Problems problems -> wrong(surroundings.screen(), problems, json);
        };
    }

    private int right(String name, Landscape landscape) {
        surroundings.screen().say(json ? noProblem(name) : name + " is right: " + counted(landscape));
        return Exit.OK;
    }

    private static String noProblem(String name) {
        return Json.object()
                .put("file", name)
                .set("problems", Json.list(List.of(), nothing -> Json.object()))
                .toString();
    }

    private static String counted(Landscape landscape) {
        return counted(landscape.systems().size(), "system") + ", "
                + counted(landscape.ownership().rules().size(), "ownership rule") + ", "
                + counted(landscape.routes().size(), "route");
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** The problems, for this and for the commands that check before they do something. */
    static int wrong(Screen screen, Checked.Problems problems, boolean json) {
        if (json) {
            screen.say(Json.object()
                    .put("file", problems.file())
                    .set("problems", Json.list(problems.problems(), JsonText::of))
                    .toString());
        } else {
            problems.lines().forEach(screen::say);
            screen.remark(counted(problems.problems().size(), "problem"));
        }
        return Exit.PROBLEM;
    }
}
