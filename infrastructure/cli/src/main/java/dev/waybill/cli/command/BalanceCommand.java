package dev.waybill.cli.command;

import dev.waybill.cli.books.Compared;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.views.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
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
            "Changes nothing. Ends with 1 if an order cannot be explained, or a shop could not be asked.",
            "With --api no shop is asked: what reconcile-systems found last is told, by days of UTC."
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
        Compared compared = surroundings.comparisons(connection).balances(wanted(), zone, shop);
        Screen screen = surroundings.screen();
        compared.remark().ifPresent(screen::remark);
        if (json) {
            screen.say(Json.list(compared.found(), report -> report).toString());
        } else {
            compared.found().forEach(report -> screen.say(new BalanceText(new Told(report), zone).toString()));
        }
        compared.unasked().forEach(unasked -> screen.remark(unasked.toString()));
        boolean explained = compared.found().stream()
                .allMatch(report -> report.path("unexplained").isEmpty());
        return explained && compared.unasked().isEmpty() ? Exit.OK : Exit.PROBLEM;
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
}
