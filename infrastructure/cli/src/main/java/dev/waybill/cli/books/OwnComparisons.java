package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.books.Compared.Unasked;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.doctor.Doctor;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockBook;
import dev.waybill.flows.PaperBook;
import dev.waybill.flows.Shadows;
import dev.waybill.flows.WhatIfs;
import dev.waybill.views.ReportJson;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks the systems itself; for who may read their secrets.
 *
 * @param ledger opened when it is needed
 */
public record OwnComparisons(CurrentLandscape landscape, Connections connections, Supplier<Ledger> ledger, Clock clock)
        implements Comparisons {
    private static final int MOST_PAPERS = 300;
    private static final int MOST_SHADOWED = 200;
    private static final int USUAL_DAYS = 7;
    private static final Ids RANDOM = () -> UUID.randomUUID().toString();

    @Override
    public Compared balances(LocalDate day, ZoneId zone, Optional<String> shop) {
        DayBook book = new DayBook(landscape, ledger.get(), RANDOM, clock);
        List<JsonNode> found = new ArrayList<>();
        List<Unasked> unasked = new ArrayList<>();
        for (SystemId system : chosen(book.shops(), shop)) {
            try {
                book.of(system, day, 1, zone)
                        .forEach(balance -> found.add(ReportJson.of(BalanceReport.of(balance, clock.instant()))));
            } catch (FailureException e) {
                unasked.add(unasked(system + " could not be asked", e.failure()));
            }
        }
        return new Compared(found, unasked, Optional.empty());
    }

    private static List<SystemId> chosen(List<SystemId> shops, Optional<String> shop) {
        List<SystemId> chosen = shops.stream()
                .filter(system -> shop.map(system.value()::equals).orElse(true))
                .toList();
        if (chosen.isEmpty()) {
            throw new UsageException(
                    shop.map(name -> "no shop '" + name + "' whose orders are carried and that can be asked for them")
                                    .orElse("no shop's orders are carried, or none can be asked for them")
                            + "; there are: " + (shops.isEmpty() ? "none" : shops));
        }
        return chosen;
    }

    @Override
    public Compared drifts(Optional<Integer> days, Optional<BigDecimal> tolerance, Optional<String> shop) {
        StockBook shelves = new StockBook(landscape, new OrdersOnTheirWay(ledger.get(), RANDOM, clock), clock);
        PaperBook papers = new PaperBook(landscape, ledger.get(), RANDOM, clock);
        requireSome(shelves.ways(), papers.ways(), shop);
        Duration back = Duration.ofDays(days.orElse(USUAL_DAYS));
        List<JsonNode> found = new ArrayList<>();
        List<Unasked> unasked = new ArrayList<>();
        for (Way way : to(shop, shelves.ways())) {
            try {
                found.add(ReportJson.of(StockReport.of(
                        tolerance.map(much -> shelves.of(way, back, much)).orElseGet(() -> shelves.of(way, back)))));
            } catch (FailureException e) {
                unasked.add(unasked(way + " could not be compared", e.failure()));
            }
        }
        for (Way way : to(shop, papers.ways())) {
            try {
                found.add(ReportJson.of(papers.of(way, back, MOST_PAPERS).report(clock.instant())));
            } catch (FailureException e) {
                unasked.add(unasked("paper, " + way + " could not be compared", e.failure()));
            }
        }
        return new Compared(found, unasked, Optional.empty());
    }

    private static void requireSome(List<Way> ofStock, List<Way> ofPaper, Optional<String> shop) {
        List<Way> all =
                Stream.concat(ofStock.stream(), ofPaper.stream()).distinct().toList();
        if (to(shop, all).isEmpty()) {
            throw new UsageException(shop.map(name -> "no stock and no paper is carried to a shop '" + name + "'")
                            .orElse("no stock and no paper is carried")
                    + "; there are: " + (all.isEmpty() ? "none" : all));
        }
    }

    private static List<Way> to(Optional<String> shop, List<Way> ways) {
        return ways.stream()
                .filter(way -> shop.map(way.target().value()::equals).orElse(true))
                .toList();
    }

    @Override
    public Compared shadows(Optional<Integer> days) {
        if (landscape.now().landscape().shadows().isEmpty()) {
            throw new UsageException("no system in the configuration in force runs beside another one;"
                    + " add the new one to waybill.yaml with 'shadow-of:' and the name of the old one, and apply it");
        }
        Shadows shadows = new Shadows(new WhatIfs(landscape, connections, ledger.get(), RANDOM, clock), clock);
        Shadows.Found found = shadows.look(Duration.ofDays(days.orElse(1)), MOST_SHADOWED, () -> true);
        return new Compared(
                found.reports().stream().<JsonNode>map(ReportJson::of).toList(),
                found.unread().stream()
                        .map(one -> unasked(
                                one.flow().word() + " from " + one.source() + " could not be decided again",
                                one.failure()))
                        .toList(),
                Optional.empty());
    }

    @Override
    public List<Check> checks(Optional<String> system) {
        Landscape inForce = landscape.now().landscape();
        Doctor doctor = new Doctor(inForce, connections, clock);
        if (system.isEmpty()) {
            return doctor.examine();
        }
        SystemId wanted = inForce.systems().stream()
                .map(SystemSpec::id)
                .filter(id -> id.value().equals(system.get()))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no system '" + system.get() + "'; there are: "
                        + inForce.systems().stream().map(SystemSpec::id).toList()));
        return doctor.examine(wanted);
    }

    private static Unasked unasked(String what, Failure failure) {
        return new Unasked(what + " (" + failure.code() + "): " + failure.why(), failure.next());
    }
}
