package dev.waybill.cli.command;

import dev.waybill.aws.AnswerJson;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command.DecideChanges;
import dev.waybill.engine.operator.Command.UndoChanges;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code waybill changes approve}, {@code reject} and {@code undo} have in common. */
abstract class ChangesDecision implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "id of the set, from `waybill changes`")
    private String id = "";

    @Mixin
    private ByOptions asking = new ByOptions();

    @Option(names = "--preview", description = "only says what would be written where")
    private boolean preview;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ChangesDecision(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    abstract dev.waybill.engine.operator.Command command(String set, By by, boolean preview);

    @Override
    public Integer call() {
        By by = preview
                ? asking.by(surroundings, "preview")
                : asking.withReason(surroundings, "a decision about prices");
        Answer answer = surroundings.books(connection).ask(command(id, by, preview));
        Screen screen = surroundings.screen();
        return switch (answer) {
            case Answer.ChangesDecided decided -> {
                say(screen, answer, decided.set() + " is " + decided.state() + ": " + decided.sentence());
                yield Exit.OK;
            }
            case Answer.ChangesPreviewed previewed -> {
                say(
                        screen,
                        answer,
                        previewed.set() + " would be " + previewed.state() + ": " + previewed.sentence()
                                + "; nothing was decided");
                yield Exit.OK;
            }
            default -> new RedriveScreen(screen, json).other(answer);
        };
    }

    private void say(Screen screen, Answer answer, String sentence) {
        screen.say(json ? AnswerJson.write(answer) : Plain.text(sentence));
    }

    /** Which prices of the set. */
    static final class Which {
        @Option(names = "--only", paramLabel = "SKU", description = "only this one; may be given several times")
        private List<String> only = List.of();

        Set<String> skus() {
            return Set.copyOf(only);
        }
    }

    /** {@code waybill changes approve}. */
    @Command(
            name = "approve",
            description =
                    "Lets the prices of a set go live, all that are open or some; what touches a limit needs two people.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  waybill changes approve 01kq….shop-es --preview       what would be written where; decides nothing",
                "  waybill changes approve 01kq….shop-es --only MUG --because \"agreed with sales\""
            })
    static final class Approve extends ChangesDecision {
        @Mixin
        private Which which = new Which();

        @Option(names = "--from", paramLabel = "TIME", description = "not before, such as 2026-12-01T00:00:00Z")
        private Optional<Instant> from = Optional.empty();

        Approve(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        dev.waybill.engine.operator.Command command(String set, By by, boolean preview) {
            return new DecideChanges(set, true, which.skus(), from, by, preview);
        }
    }

    /** {@code waybill changes reject}. */
    @Command(
            name = "reject",
            description = "Keeps the prices of a set from going live, all that are open or some.",
            footerHeading = "%nExamples:%n",
            footer = "  waybill changes reject 01kq….shop-es --because \"ten times too low\"")
    static final class Reject extends ChangesDecision {
        @Mixin
        private Which which = new Which();

        Reject(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        dev.waybill.engine.operator.Command command(String set, By by, boolean preview) {
            return new DecideChanges(set, false, which.skus(), Optional.empty(), by, preview);
        }
    }

    /** {@code waybill changes undo}. */
    @Command(
            name = "undo",
            description =
                    "Shows the prices again that were shown before a set went live; what was changed since is kept.",
            footerHeading = "%nExamples:%n",
            footer = "  waybill changes undo 01kq….shop-es --because \"wrong list\"")
    static final class Undo extends ChangesDecision {
        Undo(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        dev.waybill.engine.operator.Command command(String set, By by, boolean preview) {
            return new UndoChanges(set, by, preview);
        }
    }
}
