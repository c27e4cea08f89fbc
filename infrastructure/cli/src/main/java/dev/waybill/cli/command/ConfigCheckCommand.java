package dev.waybill.cli.command;

import dev.waybill.cli.books.ApiCalls;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import dev.waybill.views.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill config check}: needs no account and no network, unless the operator API is asked too. */
@Command(
        name = "check",
        description = "Proves a configuration file; says everything that is wrong at once, with lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill config check",
            "  waybill config check infrastructure/config/examples/tryton.yaml",
            "",
            "Needs no account and no network. With --api the installation there is asked too, whether it would take the file.",
            "Ends with 0 if the file is right, 1 if not."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ConfigCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ConfigurationText text = file.read(surroundings.computer());
        return switch (new ConfigurationCheck(surroundings.connectors()).check(text)) {
            case Checked.Ok ok ->
                surroundings
                        .api(connection)
                        .map(api -> asked(api, text, ok.landscape()))
                        .orElseGet(() -> right(text.name(), ok.landscape()));
            case Checked.Problems problems -> wrong(surroundings.screen(), problems, json);
        };
    }

    /** What is right here may still be refused there: an older version, or a system that is not as it is in force. */
    private int asked(ApiCalls api, ConfigurationText text, Landscape landscape) {
        By by = new By(surroundings.computer().user(), "waybill config check");
        Answer answer = surroundings
                .asking(api)
                .ask(new dev.waybill.engine.operator.Command.CheckConfiguration(text.text(), Optional.empty(), by));
        return answer instanceof Answer.CheckedConfiguration
                ? right(text.name(), landscape)
                : instead(surroundings.screen(), text.name(), answer, json);
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

    /** What the operator API says of a file, where that is not what was asked for. */
    static int instead(Screen screen, String file, Answer answer, boolean json) {
        return answer instanceof Answer.WrongConfiguration wrong
                ? wrong(screen, new Checked.Problems(file, problems(wrong)), json)
                : new RedriveScreen(screen, json).other(answer);
    }

    private static List<Problem> problems(Answer.WrongConfiguration wrong) {
        return wrong.problems().stream()
                .map(one -> new Problem(new Place(one.line(), one.column()), one.what(), one.next()))
                .toList();
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
