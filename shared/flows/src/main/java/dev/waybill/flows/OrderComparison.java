package dev.waybill.flows;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What of an order is different in the target, in words with both values; goods by item, and the total. */
final class OrderComparison {
    private OrderComparison() {}

    private record Sum(BigDecimal quantity, Money net) {
        Sum plus(Sum other) {
            return new Sum(quantity.add(other.quantity), net.plus(other.net));
        }

        boolean isSame(Sum other) {
            return quantity.compareTo(other.quantity) == 0 && net.compareTo(other.net) == 0;
        }

        String words() {
            return quantity.stripTrailingZeros().toPlainString() + " for " + net;
        }
    }

    static List<String> differences(Order order, PlacedOrder placed) {
        if (!placed.total().currency().equals(order.currency())) {
            return List.of("currency: shop " + order.currency() + ", there "
                    + placed.total().currency());
        }
        Map<String, Sum> shop = new LinkedHashMap<>();
        order.lines()
                .forEach(line -> add(shop, line.label(), new Sum(line.quantity().value(), line.net())));
        Map<String, Sum> there = new LinkedHashMap<>();
        placed.lines()
                .forEach(line -> add(there, line.sku(), new Sum(line.quantity().value(), line.net())));
        List<String> differences = new ArrayList<>();
        TreeSet<String> items = new TreeSet<>(shop.keySet());
        items.addAll(there.keySet());
        for (String item : items) {
            compare(item, shop.get(item), there.get(item), differences);
        }
        if (placed.total().compareTo(order.gross()) != 0) {
            differences.add("total: shop " + order.gross() + ", there " + placed.total());
        }
        return List.copyOf(differences);
    }

    /** A line of nothing, as a shop keeps for what was removed, counts as no line. */
    private static void add(Map<String, Sum> sums, String item, Sum sum) {
        if (sum.quantity().signum() != 0 || !sum.net().isZero()) {
            sums.merge(item, sum, Sum::plus);
        }
    }

    private static void compare(String item, @Nullable Sum shop, @Nullable Sum there, List<String> differences) {
        if (shop != null && there != null && shop.isSame(there)) {
            return;
        }
        differences.add("line " + item + ": shop " + (shop == null ? "none" : shop.words()) + ", there "
                + (there == null ? "none" : there.words()));
    }
}
