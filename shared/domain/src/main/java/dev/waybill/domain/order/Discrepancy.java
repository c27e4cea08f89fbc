package dev.waybill.domain.order;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which part of an order explains why its parts do not add up to its total, in words for a bookkeeper. */
final class Discrepancy {
    private Discrepancy() {}

    /**
     * The likely cause of a difference.
     *
     * @param difference what the parts add up to, less the total; not zero
     */
    static String explain(Order order, Money difference) {
        Set<String> seen = new HashSet<>();
        List<OrderLine> repeated =
                order.lines().stream().filter(line -> !seen.add(line.id())).toList();
        if (!repeated.isEmpty()) {
            return "the shop lists line " + repeated.getFirst().id() + " ("
                    + repeated.getFirst().label() + ") more than once";
        }
        return parts(order).entrySet().stream()
                .filter(part -> !part.getValue().isZero())
                .filter(part -> part.getValue().abs().compareTo(difference.abs()) == 0)
                .map(part -> "the difference is exactly " + part.getKey() + " (" + part.getValue() + ")")
                .findFirst()
                .orElseGet(() -> "no single part explains the difference of " + difference + "; "
                        + (isRounding(order, difference)
                                ? "it is small enough to come from rounding"
                                : "something is charged or deducted that is on no line"));
    }

    /** Candidates, the most specific first. */
    private static Map<String, Money> parts(Order order) {
        Map<String, Money> parts = new LinkedHashMap<>();
        for (OrderLine line : order.lines()) {
            parts.put("line " + line.id() + " (" + line.label() + ") with its tax", line.gross());
        }
        for (Charge charge : order.charges()) {
            parts.put(charge.kind().word() + " '" + charge.label() + "' with its tax", charge.gross());
        }
        for (Charge.Kind kind : Charge.Kind.values()) {
            parts.put("everything charged as " + kind.word() + ", with its tax", gross(order, List.of(kind)));
        }
        parts.put("everything charged besides the lines, with its tax", gross(order, List.of(Charge.Kind.values())));
        order.lines().forEach(line -> parts.putIfAbsent("the discount on line " + line.id(), line.discount()));
        parts.put("all discounts", discounts(order));
        parts.put("the gift cards", order.paidByGiftCard());
        parts.put("the tax of the whole order", order.tax());
        return parts;
    }

    private static Money gross(Order order, List<Charge.Kind> kinds) {
        List<Money> amounts = new ArrayList<>();
        order.charges().stream()
                .filter(charge -> kinds.contains(charge.kind()))
                .forEach(charge -> amounts.add(charge.gross()));
        return Money.sum(order.currency(), amounts);
    }

    private static Money discounts(Order order) {
        return Money.sum(
                order.currency(),
                order.lines().stream().map(OrderLine::discount).toList());
    }

    /** At most one smallest unit of the currency for each line and charge. */
    private static boolean isRounding(Order order, Money difference) {
        int parts = order.lines().size() + order.charges().size();
        int decimals = Math.max(order.currency().getDefaultFractionDigits(), 0);
        return difference.abs().amount().movePointRight(decimals).compareTo(BigDecimal.valueOf(parts)) <= 0;
    }
}
