package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code waybill redrive}. */
@Command(
        name = "redrive",
        description = "Sends held or failed operations again, after what stopped them was put right.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill redrive 01J9ABC…",
            "  waybill redrive 01J9ABC… 01J9ABD…",
            "",
            "Safe to repeat: what was delivered meanwhile is not sent again. Ends with 1 if anything was not sent."
        })
final class RedriveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "ids of operations, from `waybill failures`")
    private List<String> ids = List.of();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    RedriveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Stores stores = surroundings.stores().apply(surroundings.target(connection));
        Redrive redrive = new Redrive(
                stores.ledger(),
                stores.queue(),
                stores.ids(),
                surroundings.computer().clock());
        By by = new By(surroundings.computer().user(), "waybill redrive");
        int code = Exit.OK;
        for (String id : ids) {
            Redriven redriven = redrive.again(new OperationId(id), by, Edit.NONE);
            surroundings.screen().say(id.replaceAll("\\p{Cc}", "?") + ": " + redriven.sentence());
            code = Math.max(code, redriven instanceof Redriven.Queued ? Exit.OK : Exit.PROBLEM);
        }
        return code;
    }
}
