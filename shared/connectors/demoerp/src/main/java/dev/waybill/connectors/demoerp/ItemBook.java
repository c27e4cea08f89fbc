package dev.waybill.connectors.demoerp;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of an order's items the ERP has. */
final class ItemBook {
    private final DemoErpConfig config;
    private final Set<String> known;

    private ItemBook(DemoErpConfig config, Set<String> known) {
        this.config = config;
        this.known = known;
    }

    /** Asks for all of them at once. */
    static ItemBook lookUp(Order order, DemoErpConfig config, DemoErpClient client) {
        List<String> wanted = Stream.concat(
                        order.lines().stream()
                                .flatMap(line -> line.sku().stream())
                                .map(config::item),
                        order.charges().stream().map(charge -> config.item(charge.kind())))
                .distinct()
                .toList();
        Set<String> known = wanted.isEmpty()
                ? Set.of()
                : client.items(wanted).stream()
                        .map(item -> item.at("sku").text())
                        .collect(Collectors.toSet());
        return new ItemBook(config, known);
    }

    /**
     * The ERP's number of what a line sells.
     *
     * @param position of the line in the order, from 1
     * @throws FailureException {@code ITEM_UNKNOWN} naming the line
     */
    String require(OrderLine line, int position) {
        String sku = line.sku()
                .orElseThrow(() -> unknown(
                        "line " + position + " ('" + line.name() + "') has no item number in the shop",
                        "give the product a number (SKU) in the shop and enter this order in " + config.system()
                                + " by hand, or send it again from the shop"));
        String item = config.item(sku);
        if (!known.contains(item)) {
            throw unknown(
                    config.system() + " has no item with the number '" + item + "' of line " + position + " ('"
                            + line.name() + "')",
                    "create item " + item + " in " + config.system() + ", or say which item it is (setting items." + sku
                            + "), then redrive");
        }
        return item;
    }

    String require(Charge charge) {
        String item = config.item(charge.kind());
        if (!known.contains(item)) {
            throw unknown(
                    config.system() + " has no item '" + item + "' to book '" + charge.label() + "' on",
                    "create it there as a service, or name another in the setting charges."
                            + charge.kind().name().toLowerCase(java.util.Locale.ROOT) + ", then redrive");
        }
        return item;
    }

    private FailureException unknown(String why, String next) {
        return new FailureException(Failure.of(FailureCode.ITEM_UNKNOWN, config.system(), "translateOrder", why, next));
    }
}
