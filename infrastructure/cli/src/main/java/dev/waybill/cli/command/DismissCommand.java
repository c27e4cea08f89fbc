package dev.waybill.cli.command;

import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.redrive.By;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill dismiss}. */
@Command(
        name = "dismiss",
        description = "Takes off the list what needs nothing any more, such as an order that was entered by hand.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill dismiss 01J9ABC… --because \"entered by hand as S1001\"",
            "  waybill dismiss --incident TOTALS_DIFFER --because \"test shop\"",
            "",
            "Nothing is written in any system. An incident opens again if it happens again. What is being tried again is",
            "left alone. Ends with 1 if nothing was dismissed."
        })
final class DismissCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "id of one operation, from `waybill failures`")
    private Optional<String> id = Optional.empty();

    @Option(names = "--incident", paramLabel = "KEY", description = "all of an incident: its name or a part of it")
    private Optional<String> incident = Optional.empty();

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    DismissCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (id.isPresent() == incident.isPresent()) {
            throw new UsageException("say what is dismissed: the ID of one operation, or --incident KEY");
        }
        By by = asking.withReason(surroundings, "a dismissal");
        Books books = surroundings.books(connection);
        Answer answer = books.ask(command(books, by));
        RedriveScreen screen = new RedriveScreen(surroundings.screen(), json);
        return answer instanceof Answer.Dismissed dismissed ? screen.dismissed(dismissed) : screen.other(answer);
    }

    private dev.waybill.engine.operator.Command command(Books books, By by) {
        return id.<dev.waybill.engine.operator.Command>map(operation ->
                        new dev.waybill.engine.operator.Command.DismissOperation(new OperationId(operation), by))
                .orElseGet(() -> new dev.waybill.engine.operator.Command.DismissIncident(
                        IncidentList.of(books.incidents()).cause(incident.orElseThrow()), by));
    }
}
