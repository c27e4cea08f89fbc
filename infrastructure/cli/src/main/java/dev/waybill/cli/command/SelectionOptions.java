package dev.waybill.cli.command;

import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.redrive.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which operations are meant. */
final class SelectionOptions {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "ids of operations, from `waybill failures`")
    private List<String> ids = List.of();

    @Option(
            names = "--order",
            paramLabel = "NUMBER",
            description = "what waits of this order, by the number people use")
    private Optional<String> order = Optional.empty();

    @Option(names = "--shop", paramLabel = "SYSTEM", description = "with --order: the shop, if several have the number")
    private Optional<String> shop = Optional.empty();

    @Option(names = "--incident", paramLabel = "KEY", description = "all of an incident: its name or a part of it")
    private Optional<String> incident = Optional.empty();

    @Option(
            names = "--system",
            paramLabel = "SYSTEM",
            description = "what failed there, goes there or comes from there")
    private Optional<String> system = Optional.empty();

    @Option(names = "--code", paramLabel = "CODE", description = "what failed with this code, such as ITEM_UNKNOWN")
    private Optional<FailureCode> code = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "failed then or later: 2026-11-23, \"2026-11-23 08:00\", 2h")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "failed before; times are UTC, 2h is two hours ago")
    private Optional<String> to = Optional.empty();

    @Option(names = "--text", paramLabel = "TEXT", description = "what says this anywhere in its sentences")
    private Optional<String> text = Optional.empty();

    @Option(names = "--all", description = "everything that waits for a person")
    private boolean all;

    /** Whether the selection is of one kind, and names one operation. */
    boolean isOne() {
        return ids.size() == 1 || order.isPresent();
    }

    /**
     * What is selected; several only for several ids.
     *
     * @param cause finds the incident that a text names
     */
    List<Selection> selections(Instant now, Function<String, Cause> cause) {
        List<Selection> named = new ArrayList<>();
        ids.forEach(id -> named.add(new Selection.One(new OperationId(id))));
        List<Selection> kinds = new ArrayList<>();
        order.ifPresent(number -> kinds.add(
                new Selection.OfOrder(number.startsWith("#") ? number.substring(1) : number, system("--shop", shop))));
        incident.ifPresent(key -> kinds.add(new Selection.OfIncident(cause.apply(key))));
        if (filters()) {
            kinds.add(new Selection.Matching(
                    system("--system", system),
                    code,
                    from.map(time -> Moment.of("--from", time, now)),
                    to.map(time -> Moment.of("--to", time, now)),
                    text));
        }
        if (all) {
            kinds.add(new Selection.All());
        }
        require(kinds.size() + (named.isEmpty() ? 0 : 1));
        return named.isEmpty() ? kinds : named;
    }

    private boolean filters() {
        return system.isPresent() || code.isPresent() || from.isPresent() || to.isPresent() || text.isPresent();
    }

    private void require(int kinds) {
        if (kinds == 0) {
            throw new UsageException(
                    "nothing was selected: name operations by their ids (`waybill failures` lists them),"
                            + " or give --order, --incident, --system, --code, --from, --to, --text, or --all");
        }
        if (kinds > 1) {
            throw new UsageException("one kind of selection at a time: ids, --order, --incident, --all, or any of"
                    + " --system, --code, --from, --to and --text together");
        }
        if (shop.isPresent() && order.isEmpty()) {
            throw new UsageException(
                    "--shop says whose order is meant: give --order NUMBER with it, or --system instead");
        }
    }

    private static Optional<SystemId> system(String option, Optional<String> name) {
        name.filter(text -> !SystemId.isName(text)).ifPresent(text -> {
            throw new UsageException(option + " is the name of a system, such as shop-es, but was '" + text + "'");
        });
        return name.map(SystemId::new);
    }
}
