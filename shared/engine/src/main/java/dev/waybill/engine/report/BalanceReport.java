package dev.waybill.engine.report;

import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.Fate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A day's balance in numbers: without the orders themselves, which name people.
 *
 * @param at when the shop was asked
 * @param fates all there are, also those of no order
 * @param unexplained numbers of orders that nobody can explain
 * @param unnamed so many more of them are not named
 */
public record BalanceReport(
        SystemId shop,
        SystemId target,
        LocalDate day,
        Instant at,
        Map<Fate, Count> fates,
        List<String> unexplained,
        int unnamed) {
    public BalanceReport {
        fates = Map.copyOf(fates);
        unexplained = List.copyOf(unexplained);
    }

    /** Orders with one fate, and their totals by currency code; orders that could not be read are not in the totals. */
    public record Count(int orders, Map<String, Money> sums) {
        public Count {
            sums = Map.copyOf(sums);
        }
    }

    public static BalanceReport of(DayBalance balance, Instant at) {
        Map<Fate, Count> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            List<BookedOrder> some = balance.of(fate);
            fates.put(fate, new Count(some.size(), DayBalance.sums(some)));
        }
        List<String> unexplained =
                balance.unexplained().stream().map(BookedOrder::number).toList();
        return new BalanceReport(balance.shop(), balance.target(), balance.day(), at, fates, unexplained, 0);
    }

    /** The same with at most so many orders named. */
    public BalanceReport naming(int most) {
        int named = Math.min(most, unexplained.size());
        return new BalanceReport(
                shop, target, day, at, fates, unexplained.subList(0, named), unnamed + unexplained.size() - named);
    }

    public int orders() {
        return fates.values().stream().mapToInt(Count::orders).sum();
    }
}
