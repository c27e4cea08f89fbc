package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.operator.Finding;
import dev.waybill.views.HistoryJson;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill trace}. */
@Command(
        name = "trace",
        description = "Shows everything that happened to one order, oldest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill trace 1001                by the number that people use",
            "  waybill trace shop-es:1001        by the shop's own id",
            "  waybill trace order#shop-es#1001  by the ledger's key",
            "  waybill trace 01J9ABC…            by the id of a held or failed operation",
            "",
            "Ends with 1 if nothing is known by that name."
        })
final class TraceCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ORDER", description = "order number, SYSTEM:ID, ledger key or operation id")
    private String wanted = "";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    TraceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Stores stores = surroundings.stores().apply(surroundings.target(connection));
        List<History> found = new Finding(stores.ledger(), () -> systems(stores)).by(wanted);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(found, HistoryJson::of).toString());
        } else if (found.size() == 1) {
            screen.say(TraceText.of(
                    found.getFirst(),
                    stores.circuits().all(),
                    surroundings.computer().clock().instant()));
        } else if (!found.isEmpty()) {
            screen.say(choice(found));
        } else {
            screen.remark("nothing is known by '" + wanted.replaceAll("\\p{Cc}", "?")
                    + "': check the number, or name the shop and its own id, such as shop-es:1001");
        }
        return found.isEmpty() ? Exit.PROBLEM : Exit.OK;
    }

    private static List<SystemId> systems(Stores stores) {
        try {
            return stores.landscapes().latest().stream()
                    .flatMap(revision -> revision.landscape().systems().stream())
                    .map(SystemSpec::id)
                    .toList();
        } catch (UsageException noTableNamed) {
            return List.of();
        }
    }

    private String choice(List<History> found) {
        return found.stream()
                .map(history -> "  waybill trace " + history.subject().system() + ":"
                        + Plain.text(history.subject().id()) + "   "
                        + history.links().stream().map(TraceCommand::standing).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", found.size() + " orders have the number " + wanted + ":\n", ""));
    }

    private static String standing(Link link) {
        return link.state() + " in " + link.target();
    }
}
