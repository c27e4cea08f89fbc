package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The order's {@code tax_lines}: which rates apply, and the sums that the shop itself shows for each. */
final class Rates {
    /**
     * One tax rate.
     *
     * @param percent as the shop says it; shops before WooCommerce 3.7 do not
     * @param compound whether it is charged on top of other taxes
     * @param cart the shop's sum of this tax on lines and fees, rounded by the shop's rules
     * @param shipping the same on shipping
     */
    record Rate(String label, Optional<BigDecimal> percent, boolean compound, BigDecimal cart, BigDecimal shipping) {
        private Rate plus(Rate other) {
            return new Rate(label, percent, compound, cart.add(other.cart), shipping.add(other.shipping));
        }
    }

    private final Map<String, Rate> byId = new LinkedHashMap<>();

    Rates(JsonAt order) {
        for (JsonAt line : order.list("tax_lines")) {
            byId.merge(line.textOrEmpty("rate_id"), rate(line), Rate::plus);
        }
    }

    Optional<Rate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The id under which to look up a share's rate: its own, or for one that names none, that of the only rate. */
    String idOf(Part.Share share) {
        return share.rate().isEmpty() && byId.size() == 1
                ? byId.keySet().iterator().next()
                : share.rate();
    }

    private static Rate rate(JsonAt line) {
        BigDecimal cart = line.findDecimal("tax_total").orElse(BigDecimal.ZERO);
        BigDecimal shipping = line.findDecimal("shipping_tax_total").orElse(BigDecimal.ZERO);
        // Zero per cent that nevertheless costs something is a rate the shop has deleted since.
        boolean free = cart.signum() == 0 && shipping.signum() == 0;
        return new Rate(
                HtmlText.plain(line.findText("label")
                        .or(() -> line.findText("rate_code"))
                        .orElse("tax")),
                line.findDecimal("rate_percent").filter(percent -> percent.signum() != 0 || free),
                line.find("compound").map(JsonAt::flag).orElse(false),
                cart,
                shipping);
    }
}
