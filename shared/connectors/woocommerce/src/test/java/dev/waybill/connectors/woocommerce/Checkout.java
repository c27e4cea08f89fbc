package dev.waybill.connectors.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.message.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A shop's till: computes an order as WooCommerce does and writes the body it would send. From {@code calculate_totals} and
 * {@code update_taxes} of {@code WC_Abstract_Order} and from the formatting of the REST orders controller.
 *
 * @param gross whether prices are entered with tax
 * @param roundsAtTheEnd the setting "round tax at subtotal level"
 * @param shipping without tax
 * @param fee without tax; negative for a rebate
 */
record Checkout(boolean gross, boolean roundsAtTheEnd, List<Item> items, BigDecimal shipping, BigDecimal fee) {
    /**
     * One thing bought.
     *
     * @param rates the percentages that apply to it
     * @param off percentage taken off by a coupon
     */
    record Item(BigDecimal price, BigDecimal quantity, List<BigDecimal> rates, int off) {}

    private record Entry(BigDecimal net, BigDecimal quantity, Map<BigDecimal, BigDecimal> taxes) {}

    private static final int KEPT = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Body body() {
        List<Entry> lines = items.stream().map(this::line).toList();
        List<BigDecimal> rates = items.getFirst().rates();
        Entry fees = charge(fee, rates);
        Entry post = charge(shipping, rates);
        Map<BigDecimal, BigDecimal> cart = new LinkedHashMap<>();
        lines.forEach(line -> addTaxes(cart, line));
        addTaxes(cart, fees);
        Map<BigDecimal, BigDecimal> onShipping = new LinkedHashMap<>();
        addTaxes(onShipping, post);
        return Sample.order(order -> write(order, lines, fees, post, cart, onShipping));
    }

    private Entry line(Item item) {
        BigDecimal paid = item.price()
                .multiply(item.quantity())
                .multiply(HUNDRED.subtract(BigDecimal.valueOf(item.off())))
                .movePointLeft(2);
        Map<BigDecimal, BigDecimal> taxes = new LinkedHashMap<>();
        BigDecimal whole = HUNDRED.add(Apportionment.total(item.rates()));
        for (BigDecimal rate : item.rates()) {
            taxes.put(rate, paid.multiply(rate).divide(gross ? whole : HUNDRED, KEPT, RoundingMode.HALF_UP));
        }
        BigDecimal net = gross ? paid.subtract(Apportionment.total(List.copyOf(taxes.values()))) : paid;
        return new Entry(net.setScale(KEPT, RoundingMode.HALF_UP), item.quantity(), taxes);
    }

    private static Entry charge(BigDecimal net, List<BigDecimal> rates) {
        Map<BigDecimal, BigDecimal> taxes = new LinkedHashMap<>();
        rates.forEach(rate -> taxes.put(rate, net.multiply(rate).divide(HUNDRED, KEPT, RoundingMode.HALF_UP)));
        return new Entry(net, BigDecimal.ONE, taxes);
    }

    private void addTaxes(Map<BigDecimal, BigDecimal> sums, Entry entry) {
        entry.taxes().forEach((rate, tax) -> sums.merge(rate, roundsAtTheEnd ? tax : taxCents(tax), BigDecimal::add));
    }

    private void write(
            ObjectNode order,
            List<Entry> lines,
            Entry fees,
            Entry post,
            Map<BigDecimal, BigDecimal> cart,
            Map<BigDecimal, BigDecimal> onShipping) {
        BigDecimal nets = Apportionment.total(lines.stream()
                .map(line -> roundsAtTheEnd ? line.net() : cents(line.net()))
                .toList());
        BigDecimal taxes = Apportionment.total(List.copyOf(cart.values()))
                .add(Apportionment.total(List.copyOf(onShipping.values())));
        order.put("total", cents(nets.add(fee).add(shipping).add(taxes)).toPlainString());
        order.put("total_tax", cents(taxes).toPlainString());
        ArrayNode written = order.putArray("line_items");
        lines.forEach(line -> line(written.addObject().put("id", written.size()), line));
        entry(order.putArray("fee_lines").addObject().put("name", "Fee"), fees);
        entry(order.putArray("shipping_lines").addObject().put("method_title", "Post"), post);
        ArrayNode taxLines = order.putArray("tax_lines");
        cart.forEach((rate, tax) -> taxLines.addObject()
                .put("rate_id", id(rate))
                .put("label", "VAT " + rate)
                .put("rate_percent", rate)
                .put("tax_total", cents(tax).toPlainString())
                .put(
                        "shipping_tax_total",
                        cents(onShipping.getOrDefault(rate, BigDecimal.ZERO)).toPlainString()));
    }

    private void line(ObjectNode node, Entry line) {
        node.put("name", "Thing").put("sku", "T").put("quantity", line.quantity());
        node.put("price", line.net().divide(line.quantity(), 14, RoundingMode.HALF_UP));
        entry(node, line);
    }

    private void entry(ObjectNode node, Entry entry) {
        node.put("total", cents(entry.net()).toPlainString());
        node.put(
                "total_tax",
                cents(Apportionment.total(List.copyOf(entry.taxes().values()))).toPlainString());
        ArrayNode taxes = node.putArray("taxes");
        entry.taxes().forEach((rate, tax) -> taxes.addObject()
                .put("id", id(rate))
                .put("total", tax.stripTrailingZeros().toPlainString()));
    }

    private static int id(BigDecimal rate) {
        return rate.movePointRight(3).intValueExact();
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** {@code wc_round_tax_total}: half a cent goes down where prices include tax. */
    private BigDecimal taxCents(BigDecimal tax) {
        return tax.setScale(2, gross ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP);
    }
}
