package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockBook;
import dev.waybill.engine.stock.StockDrift;
import dev.waybill.flows.PaperBook;
import dev.waybill.flows.PaperDrift;
import dev.waybill.views.Json;
import dev.waybill.views.ReportJson;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill drift}. */
@Command(
        name = "drift",
        description =
                "Compares what shops show with what its owner has, stock item by item and paper order by order, and names what differs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill drift",
            "  waybill drift --shop shop-es --days 30 --tolerance 2",
            "",
            "Compares what moved or changed within the days asked for, but not in the last 20 minutes: that is on its way.",
            "Of paper, the 300 orders that changed last.",
            "Changes nothing. Ends with 1 if something differs, or a system could not be asked."
        })
final class DriftCommand implements Callable<Integer> {
    private static final int MOST_PAPERS = 300;
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--days", paramLabel = "N", description = "what moved within so many days; default 7")
    private int days = 7;

    @Option(
            names = "--tolerance",
            paramLabel = "N",
            description = "differences of stock up to this are none; default the route's drift-tolerance")
    private Optional<BigDecimal> tolerance = Optional.empty();

    @Option(names = "--shop", paramLabel = "NAME", description = "of this shop only")
    private Optional<String> shop = Optional.empty();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    DriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (days < 1 || tolerance.filter(much -> much.signum() < 0).isPresent()) {
            throw new UsageException("--days is 1 or more and --tolerance 0 or more, but they were " + days + " and "
                    + tolerance.map(BigDecimal::toPlainString).orElse("not given"));
        }
        CurrentLandscape landscape = surroundings.landscape(stores());
        StockBook book = shelves(landscape);
        PaperBook paperBook = paper(landscape);
        requireSome(book.ways(), paperBook.ways());
        List<StockDrift> drifts = new ArrayList<>();
        List<String> unasked = new ArrayList<>();
        for (Way way : chosen(book.ways())) {
            try {
                drifts.add(tolerance
                        .map(much -> book.of(way, Duration.ofDays(days), much))
                        .orElseGet(() -> book.of(way, Duration.ofDays(days))));
            } catch (FailureException e) {
                unasked.add(sentence(way, e.failure()));
            }
        }
        List<PaperDrift> papers = papers(paperBook, unasked);
        Screen screen = surroundings.screen();
        if (json) {
            Instant now = surroundings.computer().clock().instant();
            screen.say(Json.object()
                    .<ObjectNode>set("stock", Json.list(drifts, drift -> ReportJson.of(StockReport.of(drift))))
                    .set("documents", Json.list(papers, drift -> ReportJson.of(drift.report(now))))
                    .toString());
        } else {
            drifts.forEach(drift -> screen.say(text(drift)));
            papers.forEach(drift -> screen.say(text(drift)));
        }
        unasked.forEach(screen::remark);
        boolean right = drifts.stream().allMatch(drift -> drift.differences().isEmpty())
                && papers.stream().allMatch(drift -> drift.missing().isEmpty());
        return right && unasked.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private List<Way> chosen(List<Way> ways) {
        return ways.stream()
                .filter(way -> shop.map(way.target().value()::equals).orElse(true))
                .toList();
    }

    private void requireSome(List<Way> ofStock, List<Way> ofPaper) {
        List<Way> all =
                Stream.concat(ofStock.stream(), ofPaper.stream()).distinct().toList();
        if (chosen(all).isEmpty()) {
            throw new UsageException(shop.map(name -> "no stock and no paper is carried to a shop '" + name + "'")
                            .orElse("no stock and no paper is carried")
                    + "; there are: " + (all.isEmpty() ? "none" : all));
        }
    }

    private static String text(StockDrift drift) {
        String head = drift.source() + " to " + drift.target() + ": " + drift.compared() + " compared, "
                + drift.differences().size() + " differ\n";
        String lines = drift.differences().stream()
                .map(difference -> "  " + Plain.text(difference.sentence()) + "\n")
                .collect(Collectors.joining());
        String next = drift.differences().isEmpty()
                ? ""
                : "  next  nothing: reconcile-systems has the right numbers written within six hours."
                        + " If it differs again, somebody else writes stock into " + drift.target() + "\n";
        return head + lines + next;
    }

    private List<PaperDrift> papers(PaperBook book, List<String> unasked) {
        List<PaperDrift> drifts = new ArrayList<>();
        for (Way way : chosen(book.ways())) {
            try {
                drifts.add(book.of(way, Duration.ofDays(days), MOST_PAPERS));
            } catch (FailureException e) {
                unasked.add(sentence("paper, " + way, e.failure()));
            }
        }
        return drifts;
    }

    private static String text(PaperDrift drift) {
        String head = "paper, " + drift.source() + " to " + drift.target() + ": " + drift.compared()
                + " orders compared, " + drift.missing().size() + " not shown whole"
                + (drift.left() > 0 ? "; " + drift.left() + " older ones not compared" : "") + "\n";
        String lines = drift.missing().stream()
                .map(missing -> "  " + Plain.text(missing.sentence()) + "\n")
                .collect(Collectors.joining());
        String next =
                drift.missing().isEmpty() ? "" : "  next  nothing: reconcile-systems has it shown within six hours\n";
        return head + lines + next;
    }

    private Stores stores() {
        return surroundings.stores().apply(surroundings.target(connection));
    }

    private PaperBook paper(CurrentLandscape landscape) {
        return new PaperBook(
                landscape,
                stores().ledger(),
                () -> UUID.randomUUID().toString(),
                surroundings.computer().clock());
    }

    private StockBook shelves(CurrentLandscape landscape) {
        Clock clock = surroundings.computer().clock();
        return new StockBook(
                landscape,
                new OrdersOnTheirWay(stores().ledger(), () -> UUID.randomUUID().toString(), clock),
                clock);
    }

    private static String sentence(Object way, Failure failure) {
        return way + " could not be compared (" + failure.code() + "): " + Plain.text(failure.why()) + "\n  next  "
                + Plain.text(failure.next());
    }
}
