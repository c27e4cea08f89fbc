package dev.waybill.cli.command;

import dev.waybill.domain.money.Money;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.Fate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** A shop's day as a bookkeeper reads it. */
record BalanceText(DayBalance balance, ZoneId zone) {
    /** More are counted, not named. */
    private static final int MOST_NAMED = 50;

    @Override
    public String toString() {
        Table table = new Table("", "ORDERS", "SUM");
        table.row(balance.shop() + " took", count(balance.orders()), sum(balance.orders()));
        for (Fate fate : Fate.values()) {
            List<BookedOrder> some = balance.of(fate);
            if (!some.isEmpty() || fate == Fate.DELIVERED) {
                table.row("  " + words(fate), count(some), sum(some));
            }
        }
        return balance.shop() + " to " + balance.target() + ", " + balance.day() + " (" + zone + ")\n" + table
                + verdict();
    }

    private String verdict() {
        List<BookedOrder> unexplained = balance.unexplained();
        if (unexplained.isEmpty()) {
            return "\nevery order is accounted for\n";
        }
        return "\nnobody can explain " + unexplained.size() + ": "
                + unexplained.stream()
                        .limit(MOST_NAMED)
                        .map(BookedOrder::number)
                        .collect(Collectors.joining(", "))
                + (unexplained.size() > MOST_NAMED ? " and more" : "")
                + "\n  next  nothing: reconcile-systems queues them within six hours. If they stay, look at `waybill cursors`\n";
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case DELIVERED -> "delivered";
            case EXCLUDED -> "rightly not carried";
            case HELD -> "held for a person";
            case FAILED -> "failed";
            case ON_ITS_WAY -> "on their way";
            case OUTDATED -> "delivered or decided in an older state";
            case MISSING -> "never seen here";
        };
    }

    private static String count(List<BookedOrder> some) {
        return Integer.toString(some.size());
    }

    private static String sum(List<BookedOrder> some) {
        return DayBalance.sums(some).values().stream().map(Money::toString).collect(Collectors.joining(" + "));
    }
}
