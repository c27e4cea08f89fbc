package dev.waybill.cli.command;

import dev.waybill.aws.AnswerJson;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill poll}. */
@Command(
        name = "poll",
        description =
                "Asks a system at once what changed, and queues what is new, exactly as its webhooks would have been.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill poll shop-es                              all that it lists",
            "  waybill poll erp --list document                  one of its lists; `waybill cursors` names them",
            "  waybill poll shop-es --since 2h --because \"1001 is missing\"",
            "                                                    reads two hours once more; where it stands stays",
            "",
            "Systems are asked by themselves too: `waybill cursors`. What was carried already is recognised and skipped.",
            "`waybill trace webhook#shop-es#polls` says who asked, and why. Ends with 1 if the system could not be read."
        })
final class PollCommand implements Callable<Integer> {
    private static final List<EntityKind> LISTS =
            List.of(EntityKind.ORDER, EntityKind.STOCK, EntityKind.DOCUMENT, EntityKind.WEBHOOK);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "SYSTEM", description = "as in waybill.yaml, such as shop-es")
    private String system = "";

    @Option(names = "--list", paramLabel = "WHAT", description = "order, stock, document or webhook; default all")
    private Optional<String> list = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "reads once more from then on: 2026-11-23, \"2026-11-23 08:00\", 2h")
    private Optional<String> since = Optional.empty();

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    PollCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Instant now = surroundings.computer().clock().instant();
        By by = asking.by(surroundings, "polled by hand");
        Answer answer = surroundings
                .books(connection)
                .ask(new dev.waybill.engine.operator.Command.Poll(
                        named(system),
                        list.map(PollCommand::kind),
                        since.map(time -> Moment.of("--since", time, now)),
                        by));
        return answer instanceof Answer.Looked looked
                ? said(looked)
                : new RedriveScreen(surroundings.screen(), json).other(answer);
    }

    private static EntityKind kind(String word) {
        return LISTS.stream()
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--list is one of "
                        + LISTS.stream().map(EntityKind::word).collect(Collectors.joining(", ")) + ", but was '"
                        + Plain.text(word) + "'"));
    }

    static SystemId named(String text) {
        if (!SystemId.isName(text)) {
            throw new UsageException(
                    "a system is named as in waybill.yaml, such as shop-es, but was '" + Plain.text(text) + "'");
        }
        return new SystemId(text);
    }

    private int said(Answer.Looked looked) {
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(AnswerJson.write(looked));
        } else {
            screen.say(table(looked.looks()));
            looked.looks().forEach(look -> look.trouble()
                    .ifPresent(
                            why -> screen.say("\n" + look.list().word() + "s could not be read: " + Plain.text(why))));
        }
        return looked.looks().stream().allMatch(look -> look.trouble().isEmpty()) ? Exit.OK : Exit.PROBLEM;
    }

    private static String table(List<Answer.Look> looks) {
        Table table = new Table("WHAT", "READ", "QUEUED", "THEN");
        for (Answer.Look look : looks) {
            table.row(
                    look.list().word(),
                    Integer.toString(look.read()),
                    Integer.toString(look.queued()),
                    look.trouble().isPresent()
                            ? "see below"
                            : look.next()
                                    .map(next -> "there is more from " + When.second(next) + " on")
                                    .orElse("that was all"));
        }
        return table.toString();
    }
}
