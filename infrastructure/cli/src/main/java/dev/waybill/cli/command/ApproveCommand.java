package dev.waybill.cli.command;

import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill approve}. */
@Command(
        name = "approve",
        description = "Lets held operations pass as they are, after a person looked at them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill approve 01J9ABC… --because \"called the customer\"",
            "  waybill approve --order 1001 --preview           what would be written where; changes nothing",
            "  waybill approve --code HOLD_CONDITION --because \"trade fair, large orders are expected\"",
            "",
            "For HOLD_CONDITION, OWNERSHIP_ASK and DOCUMENT_TOTALS_DIFFER; whatever else stops it stops it still. What is",
            "not to pass is corrected (`waybill redrive --edit`) or taken off the list (`waybill dismiss`).",
            "Ends with 1 if anything that was asked for was not sent."
        })
final class ApproveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--preview", description = "only says what would be written where")
    private boolean preview;

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines: one line for each answer of the function")
    private boolean json;

    ApproveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        By by = preview ? asking.by(surroundings, "preview") : asking.withReason(surroundings, "an approval");
        Books books = surroundings.books(connection);
        List<Selection> wanted = selection.selections(
                surroundings.computer().clock().instant(),
                key -> IncidentList.of(books.incidents()).cause(key));
        Terms terms = new Terms(Integer.MAX_VALUE, Terms.STANDARD.perSecond());
        RedriveRun run = new RedriveRun(books, new RedriveScreen(surroundings.screen(), json), by, Edit.APPROVAL);
        return preview ? run.preview(wanted, terms) : run.send(wanted, terms);
    }
}
