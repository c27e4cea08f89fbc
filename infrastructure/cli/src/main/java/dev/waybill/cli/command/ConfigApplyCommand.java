package dev.waybill.cli.command;

import dev.waybill.cli.books.ApiCalls;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.Target;
import dev.waybill.cli.target.UsageException;
import dev.waybill.config.Applied;
import dev.waybill.config.Checked;
import dev.waybill.config.Configuration;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.config.ConfigurationText;
import dev.waybill.config.SecretsCheck;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill config apply}. */
@Command(
        name = "apply",
        description = "Checks a configuration file and takes it into force as the next version.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill config apply --why \"shop-fr goes live\"",
            "  waybill config apply live.yaml --why \"new ERP address\" --profile live --outputs stack.json",
            "",
            "Refused if the file is wrong, a webhook secret is empty, nothing would change, or somebody else was faster.",
            "With --api who it was is read from the token, and a file that leads a system elsewhere is refused."
        })
final class ConfigApplyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConfigurationFile file = new ConfigurationFile();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--why", required = true, paramLabel = "TEXT", description = "the reason, kept with the version")
    private String why = "";

    @Option(names = "--who", paramLabel = "NAME", description = "who wants it; default the user of this computer")
    private Optional<String> who = Optional.empty();

    @Option(names = "--without-secrets", description = "does not look whether webhook secrets are set")
    private boolean withoutSecrets;

    ConfigApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String name = who.orElse(surroundings.computer().user());
        if (why.isBlank() || name.isBlank()) {
            throw new UsageException("--why and --who must say something");
        }
        ConfigurationText text = file.read(surroundings.computer());
        ConfigurationCheck check = new ConfigurationCheck(surroundings.connectors());
        if (check.check(text) instanceof Checked.Problems problems) {
            return ConfigCheckCommand.wrong(surroundings.screen(), problems, false);
        }
        return surroundings
                .api(connection)
                .map(api -> asked(api, text, new By(name, why)))
                .orElseGet(() -> applied(check, text, name));
    }

    /** Systems stay as they are there, and so do their secrets: those need no look. */
    private int asked(ApiCalls api, ConfigurationText text, By by) {
        Screen screen = surroundings.screen();
        Answer answer = surroundings
                .asking(api)
                .ask(new dev.waybill.engine.operator.Command.ApplyConfiguration(text.text(), by));
        if (answer instanceof Answer.AppliedConfiguration applied) {
            applied.changes().forEach(change -> screen.say(Plain.text(change)));
            screen.say(inForce(applied.version(), api.api().toString()));
            return Exit.OK;
        }
        screen.remark("nothing was applied");
        return ConfigCheckCommand.instead(screen, text.name(), answer, false);
    }

    private static String inForce(long version, String place) {
        return "version " + version + " is in force in " + place + "; running functions see it within a minute";
    }

    private int applied(ConfigurationCheck check, ConfigurationText text, String name) {
        Target target = surroundings.target(connection);
        Stores stores = surroundings.stores().apply(target);
        List<String> missing = missingSecrets(check, text, stores);
        if (!missing.isEmpty()) {
            missing.forEach(surroundings.screen()::say);
            surroundings.screen().remark("nothing was applied (--without-secrets applies it all the same)");
            return Exit.PROBLEM;
        }
        Configuration configuration = new Configuration(
                check, stores.landscapes(), surroundings.computer().clock());
        return said(configuration.apply(text, name, why), target);
    }

    private List<String> missingSecrets(ConfigurationCheck check, ConfigurationText text, Stores stores) {
        return !withoutSecrets && check.check(text) instanceof Checked.Ok ok
                ? new SecretsCheck(surroundings.connectors()).missing(ok.landscape(), stores.secrets())
                : List.of();
    }

    private int said(Applied applied, Target target) {
        Screen screen = surroundings.screen();
        return switch (applied) {
            case Applied.Done done -> {
                done.changes().forEach(change -> screen.say(change.toString()));
                screen.say(inForce(done.revision().landscape().version(), target.toString()));
                yield Exit.OK;
            }
            case Applied.Unchanged same -> {
                screen.say("nothing was applied: version " + same.version() + " in " + target + " says the same");
                yield Exit.PROBLEM;
            }
            case Applied.Refused refused -> ConfigCheckCommand.wrong(screen, refused.problems(), false);
            case Applied.Overtaken overtaken -> {
                screen.say("nothing was applied: " + overtaken.sentence());
                yield Exit.PROBLEM;
            }
        };
    }
}
