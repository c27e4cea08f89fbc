package dev.waybill.bench.storm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The two shops of waybill.yaml: how each says that an order is in a state. Not signed yet. */
enum Shop {
    /** T-shirts at 19.90 with 19 % VAT on top, and shipping. */
    WOOCOMMERCE("shop-es") {
        @Override
        BigDecimal total(int pieces) {
            return net(pieces).add(tax(pieces)).add(SHIPPING);
        }

        @Override
        Delivery says(long id, int pieces, Life.State state, Instant at) {
            return Samples.changed(SampleOrders.wooCommerce(id, at), order -> {
                        amounts(order, pieces);
                        status(order, state);
                    })
                    .withHeader(
                            "X-WC-Webhook-Topic", state == Life.State.CANCELLED ? "order.updated" : "order.created");
        }

        private void amounts(ObjectNode order, int pieces) {
            String net = net(pieces).toPlainString();
            String tax = tax(pieces).toPlainString();
            order.put("cart_tax", tax)
                    .put("total_tax", tax(pieces).add(SHIPPING_TAX).toPlainString())
                    .put("total", total(pieces).toPlainString());
            ObjectNode line = (ObjectNode) order.withArray("line_items").get(0);
            line.put("quantity", pieces)
                    .put("subtotal", net)
                    .put("total", net)
                    .put("subtotal_tax", tax)
                    .put("total_tax", tax);
            ((ObjectNode) line.withArray("taxes").get(0)).put("total", tax).put("subtotal", tax);
            ((ObjectNode) order.withArray("tax_lines").get(0)).put("tax_total", tax);
        }

        private void status(ObjectNode order, Life.State state) {
            switch (state) {
                case PENDING ->
                    order.put("status", "pending").putNull("date_paid").putNull("date_paid_gmt");
                case PAID -> order.put("status", "processing");
                case CANCELLED -> order.put("status", "cancelled");
            }
        }
    },

    /** Three pairs of glasses, always the same. */
    SHOPIFY("shop-fr") {
        @Override
        BigDecimal total(int pieces) {
            return new BigDecimal("359.97");
        }

        @Override
        Delivery says(long id, int pieces, Life.State state, Instant at) {
            Delivery paid = SampleOrders.shopify(id, DOMAIN, at);
            return switch (state) {
                case PENDING -> Samples.changed(paid, order -> order.put("financial_status", "pending"));
                case PAID -> paid;
                case CANCELLED -> SampleOrders.cancelled(paid, at);
            };
        }
    };

    private static final String DOMAIN = "example.myshopify.com";
    private static final BigDecimal PRICE = new BigDecimal("19.90");
    private static final BigDecimal VAT = new BigDecimal("0.19");
    private static final BigDecimal SHIPPING_TAX = new BigDecimal("0.93");
    /** 4.90 and its tax. */
    private static final BigDecimal SHIPPING = new BigDecimal("5.83");

    private final String system;

    Shop(String system) {
        this.system = system;
    }

    /** Its name in waybill.yaml. */
    String system() {
        return system;
    }

    abstract BigDecimal total(int pieces);

    abstract Delivery says(long id, int pieces, Life.State state, Instant at);

    private static BigDecimal net(int pieces) {
        return PRICE.multiply(BigDecimal.valueOf(pieces));
    }

    private static BigDecimal tax(int pieces) {
        return net(pieces).multiply(VAT).setScale(2, RoundingMode.HALF_UP);
    }
}
