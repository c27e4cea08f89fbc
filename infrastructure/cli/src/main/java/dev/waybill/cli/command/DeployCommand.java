package dev.waybill.cli.command;

import dev.waybill.cli.deploy.Readiness;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Target;
import dev.waybill.cli.target.UsageException;
import dev.waybill.config.Checked;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.views.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill deploy --check}: deploying itself is {@code sam deploy}. */
@Command(
        name = "deploy",
        description =
                "Says what is missing before `sam deploy`: packages, settings, credentials, secrets, configuration.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill deploy --check",
            "  waybill deploy --check --env prod --profile live my-waybill.yaml",
            "",
            "Changes nothing. Ends with 0 if nothing is missing, 1 if something is."
        })
final class DeployCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--check", description = "says what is missing; deploys nothing")
    private boolean check;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "environment of samconfig.toml; default $${DEFAULT-VALUE}")
    private String environment = "test";

    @Option(names = "--json", description = "for machines")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    DeployCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!check) {
            throw new UsageException("what deploys is `sam deploy --config-env " + environment
                    + "`; `waybill deploy --check` says what is missing before");
        }
        Target target = surroundings.target(connection);
        Surroundings.Computer computer = surroundings.computer();
        Readiness readiness = new Readiness(computer.root(), environment, target.variables(), computer.home());
        List<String> problems = new ArrayList<>(readiness.problems());
        problems.addAll(configuration(readiness, target));
        say(problems);
        return problems.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private List<String> configuration(Readiness readiness, Target target) {
        ConfigurationText text = file.read(surroundings.computer());
        return switch (new ConfigurationCheck(surroundings.connectors()).check(text)) {
            case Checked.Problems wrong -> wrong.lines();
            case Checked.Ok right ->
                readiness.secrets(
                        right.landscape(),
                        surroundings.connectors(),
                        () -> surroundings.stores().apply(target).secrets());
        };
    }

    private void say(List<String> problems) {
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.object()
                    .put("environment", environment)
                    .set("missing", Json.list(problems, problem -> Json.object().put("what", problem)))
                    .toString());
            return;
        }
        problems.forEach(problem -> screen.say("- " + problem));
        if (problems.isEmpty()) {
            screen.say("nothing is missing: sam deploy --config-env " + environment);
        } else {
            screen.remark(problems.size() == 1 ? "1 thing is missing" : problems.size() + " things are missing");
        }
    }
}
