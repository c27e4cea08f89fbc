package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.books.Books;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.engine.redrive.By;
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
            "  waybill trace ana@mail.example    all that the shops have of somebody",
            "",
            "Ends with 1 if nothing is known by that name."
        })
final class TraceCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ORDER",
            description =
                    "number of an order, its paper or a parcel; SYSTEM:ID, ledger key, operation id or e-mail address")
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
        Screen screen = surroundings.screen();
        Books books = surroundings.books(connection);
        boolean isBuyer = EmailAddress.isOne(wanted);
        List<JsonNode> found =
                isBuyer ? new BuyerTraces(books, screen).of(new EmailAddress(wanted), by()) : books.traces(wanted);
        if (json) {
            screen.say(Json.list(found, TraceCommand::forMachines).toString());
        } else if (found.size() == 1) {
            screen.say(found.getFirst().path("text").asText());
        } else if (!found.isEmpty()) {
            screen.say(choice(found, isBuyer ? "are known of this address" : "orders have the number " + wanted));
        } else if (isBuyer) {
            screen.remark("nothing is known here of what the shops have of this address, if they have anything:"
                    + " try another one that the person may have used, or an order's number");
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

    private By by() {
        return new By(surroundings.computer().user(), "waybill trace");
    }

    private static String choice(List<JsonNode> found, String what) {
        return found.stream()
                .map(trace -> "  waybill trace " + name(new Told(trace).subject()) + "   "
                        + StreamSupport.stream(trace.path("targets").spliterator(), false)
                                .map(target -> standing(new Told(target)))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", found.size() + " " + what + ":\n", ""));
    }

    private static String name(SubjectRef subject) {
        return subject.kind() == EntityKind.ORDER
                ? subject.system() + ":" + Plain.text(subject.id())
                : "'" + Plain.text(subject.key()) + "'";
    }

    private static String standing(Told target) {
        return target.text("state") + " in " + target.text("target_system");
    }
}
