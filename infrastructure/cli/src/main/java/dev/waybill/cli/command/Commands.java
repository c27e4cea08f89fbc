package dev.waybill.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.local.LocalRunException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.core.exception.SdkException;

/** All commands, and how each ends: see {@link Exit}. */
@Command(
        name = "waybill",
        description = "Carries orders between shops and ERPs: who owns what, what happened, what to do.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nWhere it works:%n",
        footer = {
            "  the running local instance if there is one (`waybill dev`), else AWS by the usual variables;",
            "  --local, --data, --aws-endpoint, --profile or --region say otherwise; --api asks the operator API instead",
            "  of the tables, with the rights of the token in WAYBILL_TOKEN.",
            "",
            "Ends with 0 (well), 1 (something is wrong), 2 (wrong usage), 3 (not reachable)."
        })
public final class Commands {
    private final Surroundings surroundings;

    public Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line; the exit code. */
    public int run(String... arguments) {
        CommandLine line = commandLine();
        int code = line.execute(arguments);
        surroundings.screen().out().flush();
        surroundings.screen().err().flush();
        return code;
    }

    CommandLine commandLine() {
        CommandLine config = new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCheckCommand(surroundings))
                .addSubcommand(new ConfigDiffCommand(surroundings))
                .addSubcommand(new ConfigApplyCommand(surroundings))
                .addSubcommand(new ConfigHistoryCommand(surroundings));
        CommandLine changes = new CommandLine(new ChangesCommand(surroundings))
                .addSubcommand(new ChangesCommand.Show(surroundings))
                .addSubcommand(new ChangesDecision.Approve(surroundings))
                .addSubcommand(new ChangesDecision.Reject(surroundings))
                .addSubcommand(new ChangesDecision.Undo(surroundings));
        CommandLine all = new CommandLine(this)
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new DevCommand(surroundings))
                .addSubcommand(new TraceCommand(surroundings))
                .addSubcommand(new IncidentsCommand(surroundings))
                .addSubcommand(new IncidentCommand(surroundings))
                .addSubcommand(new FailuresCommand(surroundings))
                .addSubcommand(new RedriveCommand(surroundings))
                .addSubcommand(new ApproveCommand(surroundings))
                .addSubcommand(new DismissCommand(surroundings))
                .addSubcommand(new EraseCommand(surroundings))
                .addSubcommand(changes)
                .addSubcommand(new MessageCommand(surroundings))
                .addSubcommand(new PollCommand(surroundings))
                .addSubcommand(new ReplayCommand(surroundings))
                .addSubcommand(new CircuitsCommand(surroundings))
                .addSubcommand(new CursorsCommand(surroundings))
                .addSubcommand(new BalanceCommand(surroundings))
                .addSubcommand(new DriftCommand(surroundings))
                .addSubcommand(new ShadowCommand(surroundings))
                .addSubcommand(new AlarmsCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(config)
                .addSubcommand(new DeployCommand(surroundings))
                .addSubcommand(new CompletionCommand(surroundings));
        Screen screen = surroundings.screen();
        return withHelp(all)
                .setOut(new PrintWriter(screen.out(), true, UTF_8))
                .setErr(new PrintWriter(screen.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(screen.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler((wrong, arguments) -> misunderstood(wrong))
                .setExecutionExceptionHandler((thrown, line, parsed) -> ended(thrown));
    }

    private static CommandLine withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("says what it does, with examples")
                        .build());
        for (Map.Entry<String, CommandLine> sub : line.getSubcommands().entrySet()) {
            withHelp(sub.getValue());
        }
        return line;
    }

    private int misunderstood(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        surroundings.screen().remark("waybill: " + wrong.getMessage() + "; `" + command + " --help` says more");
        return Exit.USAGE;
    }

    private int ended(Exception thrown) throws Exception {
        return switch (thrown) {
            case UsageException usage -> said(String.valueOf(usage.getMessage()), Exit.USAGE);
            case FailureException failed -> failed(failed.failure());
            case LocalRunException notStarted -> said(String.valueOf(notStarted.getMessage()), Exit.PROBLEM);
            case SdkException noClient ->
                said(AwaySentence.of("AWS cannot be reached", String.valueOf(noClient.getMessage())), Exit.UNREACHABLE);
            default -> throw thrown;
        };
    }

    private int failed(Failure failure) {
        return failure.kind() == FailureKind.UNAVAILABLE && failure.code() != FailureCode.TOO_BUSY
                ? said(AwaySentence.of(failure.why(), failure.said()), Exit.UNREACHABLE)
                : said(failure.why() + "; " + failure.next(), Exit.PROBLEM);
    }

    private int said(String message, int code) {
        surroundings.screen().remark("waybill: " + message.replaceAll("\\p{Cc}+", " "));
        return code;
    }
}
