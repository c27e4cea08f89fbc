package dev.waybill.cli.command;

import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill redrive}. */
@Command(
        name = "redrive",
        description = "Sends held or failed operations again, after what stopped them was put right.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill redrive 01J9ABC…                            one, by the id in `waybill failures`",
            "  waybill redrive --order 1001 --preview              what would be written where; changes nothing",
            "  waybill redrive --incident ITEM_UNKNOWN --rate 2    all of one incident, two a second",
            "  waybill redrive --system erp --from 2h --limit 100  at most 100 of what failed there lately",
            "  waybill redrive 01J9ABC… --set items.TS-GRN=TS-GREEN --because \"the shop's item has a typo\"",
            "  waybill message 01J9ABC… > order.json; waybill redrive 01J9ABC… --edit order.json --because \"no VAT id\"",
            "",
            "Safe to repeat: what was delivered meanwhile is not sent again, and no older state overwrites a newer one.",
            "Ends with 1 if anything that was asked for was not sent."
        })
final class RedriveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Mixin
    private EditOptions correction = new EditOptions();

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines: one line for each answer of the function")
    private boolean json;

    RedriveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Edit edit = correction.edit(surroundings.computer().folder());
        if (edit.isCorrection() && !selection.isOne()) {
            throw new UsageException("a correction is for one operation: name it by its id, or by --order");
        }
        Terms terms = pace.terms();
        boolean preview = pace.preview();
        By by = edit.isCorrection() && !preview
                ? asking.withReason(surroundings, "a correction")
                : asking.by(surroundings, preview ? "preview" : "redriven by hand");
        Books books = surroundings.books(connection);
        List<Selection> wanted = selection.selections(
                surroundings.computer().clock().instant(),
                key -> IncidentList.of(books.incidents()).cause(key));
        RedriveRun run = new RedriveRun(books, new RedriveScreen(surroundings.screen(), json), by, edit);
        return preview ? run.preview(wanted, terms) : run.send(wanted, terms);
    }
}
