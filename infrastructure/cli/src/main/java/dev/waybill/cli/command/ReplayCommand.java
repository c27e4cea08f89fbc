package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.operator.Replayable;
import dev.waybill.engine.poll.Span;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Terms;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill replay}. */
@Command(
        name = "replay",
        description = "Reads once more at its source what changed in a span, or one order, and queues it again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill replay --from shop-es --since 2026-11-20 --until 2026-11-21 --preview   how many, and which",
            "  waybill replay --from shop-es --since 2d --because \"the route to the new ERP is new\"",
            "  waybill replay --from erp --since 2h --flow documents-to-shops --limit 50 --rate 2",
            "  waybill replay --order 1001          one order, as its shop tells it now",
            "  waybill replay --order shop-es:1001  one that was never seen here",
            "",
            "Does no harm: what was carried already is recognised and skipped, and no older state overwrites a newer one.",
            "What is held or failed, and has not changed since, stays so: that is for `waybill redrive`. Times are UTC, by",
            "the clock of the source. Ends with 1 if not all of it was queued."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--from", paramLabel = "SYSTEM", description = "the source, such as shop-es")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "changed then or later: 2026-11-23, \"2026-11-23 08:00\", 2h")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "changed before; default now")
    private Optional<String> until = Optional.empty();

    @Option(names = "--order", paramLabel = "ORDER", description = "instead: one order, by its number or SYSTEM:ID")
    private Optional<String> order = Optional.empty();

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "for whom; needed where the source lists several things")
    private Optional<String> flow = Optional.empty();

    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Mixin
    private ByOptions asking = new ByOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--json", description = "for machines: one line for each answer of the function")
    private boolean json;

    ReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Terms terms = pace.terms();
        boolean preview = pace.preview();
        Replayable what = what(surroundings.computer().clock().instant());
        Optional<FlowSpec> named = flow.map(ReplayCommand::flow);
        By by = asking.by(surroundings, preview ? "preview" : "replayed by hand");
        return new ReplayRun(
                        surroundings.books(connection), new RedriveScreen(surroundings.screen(), json), by, preview)
                .run(what, named, terms);
    }

    private Replayable what(Instant now) {
        if (order.isPresent() == from.isPresent() || (order.isPresent() && (since.isPresent() || until.isPresent()))) {
            throw new UsageException("say what is replayed: --from SYSTEM --since TIME, or --order ORDER");
        }
        if (order.isPresent()) {
            return new Replayable.Order(order.get());
        }
        Instant begin = Moment.of(
                "--since",
                since.orElseThrow(() -> new UsageException("say from when on: --since TIME, such as 2026-11-23 or 2h")),
                now);
        Instant end = until.map(time -> Moment.of("--until", time, now)).orElse(now);
        if (!begin.isBefore(end)) {
            throw new UsageException(
                    "--until is later than --since, but was " + When.second(end) + " and " + When.second(begin));
        }
        return new Replayable.Changes(PollCommand.named(from.get()), new Span(begin, end));
    }

    private static FlowSpec flow(String word) {
        return FlowSpec.of(word)
                .orElseThrow(() -> new UsageException("--flow is one of "
                        + Arrays.stream(FlowSpec.values()).map(FlowSpec::word).collect(Collectors.joining(", "))
                        + ", but was '" + Plain.text(word) + "'"));
    }
}
