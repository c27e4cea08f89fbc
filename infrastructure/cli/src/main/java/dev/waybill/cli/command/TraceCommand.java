package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.views.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
            "  waybill trace INV-7               by the number of an invoice, a delivery note or a parcel of it",
            "  waybill trace shop-es:1001        by the shop's own id",
            "  waybill trace order#shop-es#1001  by the ledger's key",
            "  waybill trace 01J9ABC…            by the id of a held or failed operation",
            "",
            "Ends with 1 if nothing is known by that name."
        })
final class TraceCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ORDER",
            description = "number of an order, its paper or a parcel; SYSTEM:ID, ledger key or operation id")
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
        List<JsonNode> found = surroundings.books(connection).traces(wanted);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(Json.list(found, TraceCommand::forMachines).toString());
        } else if (found.size() == 1) {
            screen.say(found.getFirst().path("text").asText());
        } else if (!found.isEmpty()) {
            screen.say(choice(found));
        } else {
            screen.remark("nothing is known by '" + wanted.replaceAll("\\p{Cc}", "?")
                    + "': check the number, or name the shop and its own id, such as shop-es:1001");
        }
        return found.isEmpty() ? Exit.PROBLEM : Exit.OK;
    }

    /** The words say nothing that is not in the rest. */
    private static ObjectNode forMachines(JsonNode trace) {
        return trace.<ObjectNode>deepCopy().without("text");
    }

    private String choice(List<JsonNode> found) {
        return found.stream()
                .map(trace -> "  waybill trace " + name(new Told(trace).subject()) + "   "
                        + StreamSupport.stream(trace.path("targets").spliterator(), false)
                                .map(target -> standing(new Told(target)))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", found.size() + " orders have the number " + wanted + ":\n", ""));
    }

    private static String name(SubjectRef subject) {
        return subject.system() + ":" + Plain.text(subject.id());
    }

    private static String standing(Told target) {
        return target.text("state") + " in " + target.text("target_system");
    }
}
