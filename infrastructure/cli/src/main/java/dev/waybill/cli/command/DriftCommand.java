package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.cli.books.Compared;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.views.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Changes nothing. Ends with 1 if something differs, or a system could not be asked.",
            "With --api no system is asked: what reconcile-systems found last is told."
        })
final class DriftCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--days", paramLabel = "N", description = "what moved within so many days; default 7")
    private Optional<Integer> days = Optional.empty();

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
        if (days.orElse(1) < 1 || tolerance.filter(much -> much.signum() < 0).isPresent()) {
            throw new UsageException("--days is 1 or more and --tolerance 0 or more, but they were "
                    + days.map(String::valueOf).orElse("not given") + " and "
                    + tolerance.map(BigDecimal::toPlainString).orElse("not given"));
        }
        Compared compared = surroundings.comparisons(connection).drifts(days, tolerance, shop);
        List<Told> stock = of(compared, FlowSpec.STOCK_TO_SHOPS);
        List<Told> papers = of(compared, FlowSpec.DOCUMENTS_TO_SHOPS);
        Screen screen = surroundings.screen();
        compared.remark().ifPresent(screen::remark);
        if (json) {
            screen.say(Json.object()
                    .<ObjectNode>set("stock", Json.list(stock, Told::json))
                    .set("documents", Json.list(papers, Told::json))
                    .toString());
        } else {
            stock.forEach(report -> screen.say(DriftText.stock(report)));
            papers.forEach(report -> screen.say(DriftText.paper(report)));
        }
        compared.unasked().forEach(unasked -> screen.remark(unasked.toString()));
        boolean right = compared.found().stream()
                .allMatch(report -> report.path("differences").isEmpty()
                        && report.path("missing").isEmpty());
        return right && compared.unasked().isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static List<Told> of(Compared compared, FlowSpec flow) {
        return compared.found().stream()
                .map(Told::new)
                .filter(report -> !report.json().has("others"))
                .filter(report -> report.text("flow").equals(flow.word()))
                .toList();
    }
}
