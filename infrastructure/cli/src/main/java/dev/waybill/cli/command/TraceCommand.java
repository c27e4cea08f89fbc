package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.TraceText;
import dev.waybill.engine.port.Ledger;
import java.util.List;
import java.util.Optional;
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
        List<History> found = found(stores);
        Screen screen = surroundings.screen();
        if (json) {
            screen.say(JsonText.list(found, JsonText::of).toString());
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

    private List<History> found(Stores stores) {
        List<History> found = known(stores.ledger(), subjects(stores.ledger()));
        return found.isEmpty() ? known(stores.ledger(), byIdAnywhere(stores)) : found;
    }

    private static List<History> known(Ledger ledger, List<SubjectRef> subjects) {
        return subjects.stream()
                .map(ledger::history)
                .filter(history ->
                        !history.operations().isEmpty() || !history.links().isEmpty())
                .toList();
    }

    /**
     * What has not been tried yet is not known by its number, as nobody has read it. Many shops use one number for both, so
     * it is looked for as the id in each shop.
     */
    private List<SubjectRef> byIdAnywhere(Stores stores) {
        String id = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        if (!id.matches("\\w+")) {
            return List.of();
        }
        try {
            return stores.landscapes().latest().stream()
                    .flatMap(revision -> revision.landscape().systems().stream())
                    .map(system -> new SubjectRef(EntityKind.ORDER, system.id(), id))
                    .toList();
        } catch (UsageException noTableNamed) {
            return List.of();
        }
    }

    private List<SubjectRef> subjects(Ledger ledger) {
        Optional<SubjectRef> named = byKey().or(this::byShop);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        String number = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        if (number.isBlank()) {
            return List.of();
        }
        List<SubjectRef> byNumber = ledger.byNumber(EntityKind.ORDER, number);
        return byNumber.isEmpty()
                ? ledger.kept(new OperationId(number)).stream()
                        .map(kept -> kept.operation().subject())
                        .toList()
                : byNumber;
    }

    private Optional<SubjectRef> byKey() {
        try {
            return Optional.of(SubjectRef.parse(wanted));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    private Optional<SubjectRef> byShop() {
        int colon = wanted.indexOf(':');
        if (colon < 1 || colon == wanted.length() - 1 || !SystemId.isName(wanted.substring(0, colon))) {
            return Optional.empty();
        }
        return Optional.of(new SubjectRef(
                EntityKind.ORDER, new SystemId(wanted.substring(0, colon)), wanted.substring(colon + 1)));
    }

    private String choice(List<History> found) {
        return found.stream()
                .map(history -> "  waybill trace " + history.subject().system() + ":"
                        + history.subject().id() + "   "
                        + history.links().stream().map(TraceCommand::standing).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", found.size() + " orders have the number " + wanted + ":\n", ""));
    }

    private static String standing(Link link) {
        return link.state() + " in " + link.target();
    }
}
