package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of an order that costs something, with the shop's figures as they are written.
 *
 * @param net without tax and after discounts, as the shop shows it
 * @param exactNet the same before the shop rounded it for the body, where that can be told; else {@code net}
 */
record Part(Section section, JsonAt at, BigDecimal net, BigDecimal exactNet, List<Share> taxes) {
    /** Where an entry stands in the body. */
    enum Section {
        LINES,
        FEES,
        SHIPPING
    }

    /**
     * What one tax rate adds to one entry.
     *
     * @param path where it is written; tells equal shares apart
     * @param rate id of the rate; empty where the shop does not say which
     * @param exact as written: often with more decimals than money has
     */
    record Share(String path, String rate, BigDecimal exact) {}

    /** More decimals than a shop computes with; takes the noise off a binary float (7.489999999999999 is 7.49). */
    private static final int EXACT_DECIMALS = 6;

    /** Everything that the order charges, in the order of the body: lines, fees, shipping. */
    static List<Part> of(JsonAt order, int decimals) {
        List<Part> parts = new ArrayList<>();
        order.at("line_items").atMost(OrderSource.MOST_LINES);
        order.list("line_items").forEach(at -> parts.add(line(at, decimals)));
        order.list("fee_lines").forEach(at -> parts.add(charge(Section.FEES, at)));
        List<JsonAt> shipping = order.list("shipping_lines");
        shipping.forEach(at -> parts.add(charge(Section.SHIPPING, at)));
        if (shipping.isEmpty()) {
            unlistedShipping(order).ifPresent(parts::add);
        }
        return List.copyOf(parts);
    }

    boolean isLine() {
        return section == Section.LINES;
    }

    boolean isShipping() {
        return section == Section.SHIPPING;
    }

    private static Part line(JsonAt at, int decimals) {
        BigDecimal net = at.at("total").decimal();
        return new Part(Section.LINES, at, net, exactNet(at, net, decimals), shares(at));
    }

    private static Part charge(Section section, JsonAt at) {
        BigDecimal net = at.findDecimal("total").orElse(BigDecimal.ZERO);
        return new Part(section, at, net, net, shares(at));
    }

    /** Shipping that is only in the order's {@code shipping_total}: the shop charged it without saying what for. */
    private static Optional<Part> unlistedShipping(JsonAt order) {
        BigDecimal net = order.findDecimal("shipping_total").orElse(BigDecimal.ZERO);
        BigDecimal tax = order.findDecimal("shipping_tax").orElse(BigDecimal.ZERO);
        List<Share> taxes = tax.signum() == 0 ? List.of() : List.of(new Share(order.path() + ".shipping_tax", "", tax));
        return net.signum() == 0 && taxes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(Section.SHIPPING, order, net, net, taxes));
    }

    /**
     * {@code price} is the stored, unrounded line total divided by the quantity (woocommerce
     * {@code includes/rest-api/Controllers/Version2/class-wc-rest-orders-v2-controller.php}); {@code total} is rounded for
     * the body. A price that is not that quotient is a plug-in's, and is ignored.
     */
    private static BigDecimal exactNet(JsonAt at, BigDecimal net, int decimals) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        return at.find("price")
                .filter(price -> !price.isText() && !price.isObject() && !price.isArray())
                .map(price -> price.decimal().multiply(at.at("quantity").decimal()))
                .map(exact -> exact.setScale(EXACT_DECIMALS, RoundingMode.HALF_UP))
                .filter(exact -> exact.subtract(net).abs().compareTo(step) < 0)
                .orElse(net);
    }

    private static List<Share> shares(JsonAt at) {
        List<Share> shares = new ArrayList<>();
        for (JsonAt tax : at.list("taxes")) {
            tax.findDecimal("total")
                    .ifPresent(amount -> shares.add(new Share(tax.path(), tax.textOrEmpty("id"), amount)));
        }
        BigDecimal stated = at.findDecimal("total_tax").orElse(BigDecimal.ZERO);
        if (shares.isEmpty() && stated.signum() != 0) {
            shares.add(new Share(at.path() + ".total_tax", "", stated));
        }
        return List.copyOf(shares);
    }
}
