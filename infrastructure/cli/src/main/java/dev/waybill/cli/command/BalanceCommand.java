package dev.waybill.cli.command;

import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.UsageException;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.views.Json;
import dev.waybill.views.ReportJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waybill balance}. */
@Command(
        name = "balance",
        description =
                "Asks each shop for the orders it took on a day, and says what became of each: in number and in money.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill balance today",
            "  waybill balance 2026-11-24",
            "  waybill balance 2026-11-24 --zone Europe/Madrid --shop shop-es",
            "",
            "Changes nothing. Ends with 1 if an order cannot be explained, or a shop could not be asked."
        })
final class BalanceCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(paramLabel = "DAY", description = "today, yesterday, or such as 2026-11-24")
    private String day = "";

    @Option(names = "--zone", paramLabel = "ZONE", description = "by whose clock the day is; default UTC")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--shop", paramLabel = "NAME", description = "of this shop only")
    private Optional<String> shop = Optional.empty();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    BalanceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DayBook book = book();
        LocalDate wanted = wanted();
        List<DayBalance> balances = new ArrayList<>();
        List<String> unasked = new ArrayList<>();
        for (SystemId system : chosen(book)) {
            try {
                balances.addAll(book.of(system, wanted, 1, zone));
            } catch (FailureException e) {
                unasked.add(sentence(system, e.failure()));
            }
        }
        Screen screen = surroundings.screen();
        if (json) {
            Instant now = surroundings.computer().clock().instant();
            screen.say(Json.list(balances, balance -> ReportJson.of(BalanceReport.of(balance, now)))
                    .toString());
        } else {
            balances.forEach(balance -> screen.say(new BalanceText(balance, zone).toString()));
        }
        unasked.forEach(screen::remark);
        boolean explained =
                balances.stream().allMatch(balance -> balance.unexplained().isEmpty());
        return explained && unasked.isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private LocalDate wanted() {
        LocalDate today = LocalDate.ofInstant(surroundings.computer().clock().instant(), zone);
        try {
            return switch (day.toLowerCase(Locale.ROOT)) {
                case "today" -> today;
                case "yesterday" -> today.minusDays(1);
                default -> LocalDate.parse(day);
            };
        } catch (DateTimeParseException e) {
            throw new UsageException("DAY is today, yesterday or a day such as " + today + ", but was '" + day + "'");
        }
    }

    private List<SystemId> chosen(DayBook book) {
        List<SystemId> shops = book.shops();
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

    private DayBook book() {
        Stores stores = surroundings.stores().apply(surroundings.target(connection));
        Clock clock = surroundings.computer().clock();
        return new DayBook(
                surroundings.landscape(stores),
                stores.ledger(),
                () -> UUID.randomUUID().toString(),
                clock);
    }

    private static String sentence(SystemId system, Failure failure) {
        return system + " could not be asked (" + failure.code() + "): " + failure.why() + "\n  next  "
                + failure.next();
    }
}
