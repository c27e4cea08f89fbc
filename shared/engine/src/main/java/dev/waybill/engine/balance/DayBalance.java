package dev.waybill.engine.balance;

import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The orders that a shop took on one day, and what became of them in one target. Counts and sums of all fates are those of the
 * shop, since each order has exactly one.
 *
 * @param day by the clock that was asked for
 */
public record DayBalance(SystemId shop, SystemId target, LocalDate day, List<BookedOrder> orders) {
    public DayBalance {
        orders = List.copyOf(orders);
    }

    public List<BookedOrder> of(Fate fate) {
        return orders.stream().filter(order -> order.fate() == fate).toList();
    }

    /** What cannot be explained: it is missing or outdated. */
    public List<BookedOrder> unexplained() {
        return orders.stream().filter(order -> !order.fate().isExplained()).toList();
    }

    /** Totals by currency code; orders that could not be read are not in it. */
    public static Map<String, Money> sums(List<BookedOrder> some) {
        Map<String, Money> sums = new TreeMap<>();
        some.stream()
                .flatMap(order -> order.total().stream())
                .forEach(total -> sums.merge(code(total.currency()), total, Money::plus));
        return sums;
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }
}
