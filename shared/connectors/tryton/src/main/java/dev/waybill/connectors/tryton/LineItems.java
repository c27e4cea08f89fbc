package dev.waybill.connectors.tryton;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.order.Charge;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What of Tryton's each line and charge of an order is. Pure.
 *
 * @param products by code; several may share one
 */
record LineItems(TrytonConfig config, Books books, Map<String, List<Item>> products) {

    /** One line with its item, before its price is known. */
    record Sold(Item item, String description, PriceFit.Wish wish) {
        Map<String, Object> values(PriceFit.Part part) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("product", item.id());
            values.put("description", description);
            values.put("quantity", part.quantity());
            values.put("unit", item.unit());
            values.put("unit_price", TrytonValues.decimal(part.unitPrice()));
            List<Long> taxes =
                    wish.taxes().stream().map(tax -> tax.tax().id()).distinct().toList();
            if (!taxes.isEmpty()) {
                values.put("taxes", List.of(List.of("add", taxes)));
            }
            return values;
        }
    }

    /** The product codes that an order needs. */
    static Set<String> codes(Order order, TrytonConfig config) {
        Set<String> codes = new LinkedHashSet<>();
        order.lines().forEach(line -> line.sku().map(config::itemCode).ifPresent(codes::add));
        order.charges().forEach(charge -> config.chargeItem(charge.kind()).ifPresent(codes::add));
        return codes;
    }

    /** Lines, then charges; what costs nothing and is not there (quantity 0, free shipping) is left out. */
    List<Sold> of(Order order, LocalDate day) {
        TaxChoice taxes = new TaxChoice(config, books, day);
        List<Sold> sold = new ArrayList<>();
        order.lines().stream()
                .filter(line ->
                        line.quantity().value().signum() != 0 || !line.gross().isZero())
                .forEach(line -> sold.add(line(line, taxes)));
        order.charges().stream()
                .filter(charge -> !charge.net().isZero() || !charge.tax().isZero())
                .forEach(charge -> sold.add(charge(charge, taxes)));
        return sold;
    }

    private Sold line(OrderLine line, TaxChoice taxes) {
        String label = "'" + line.label() + "'";
        String sku = line.sku().orElseThrow(() -> held().because(
                        FailureCode.ITEM_UNKNOWN,
                        "the line " + label + " (" + line.quantity() + ", " + line.net() + ") has no SKU in the shop",
                        "give the product a SKU in the shop that is a product code in Tryton, then redrive"));
        Item item = item(config.itemCode(sku), "line " + label);
        requirePieces(line, label);
        return new Sold(
                item,
                line.name(),
                wish(label, line.quantity().value(), line.net().amount(), chosen(line.taxes(), item, label, taxes)));
    }

    private Sold charge(Charge charge, TaxChoice taxes) {
        String kind = charge.kind().name().toLowerCase(Locale.ROOT);
        String label = "'" + charge.label() + "' (" + kind + ")";
        String code = config.chargeItem(charge.kind()).orElseThrow(() -> held().because(
                        FailureCode.ITEM_UNKNOWN,
                        "the charge " + label + " of " + charge.net() + " has no product in " + config.id(),
                        "set 'charges." + kind + "' of " + config.id() + " to a service product's code, then redrive"));
        Item item = item(code, "charge " + label);
        return new Sold(
                item,
                charge.label(),
                wish(label, BigDecimal.ONE, charge.net().amount(), chosen(charge.taxes(), item, label, taxes)));
    }

    private static PriceFit.Wish wish(String label, BigDecimal quantity, BigDecimal net, List<PriceFit.TaxWish> taxes) {
        return new PriceFit.Wish(label, quantity, net, taxes);
    }

    private static List<PriceFit.TaxWish> chosen(List<Tax> taxes, Item item, String label, TaxChoice choice) {
        return taxes.stream()
                .filter(tax -> !tax.amount().isZero()
                        || tax.ratePercent().orElse(BigDecimal.ZERO).signum() != 0)
                .map(tax -> new PriceFit.TaxWish(
                        choice.of(tax, item, label), tax.amount().amount()))
                .toList();
    }

    private Item item(String code, String what) {
        List<Item> found = products.getOrDefault(code, List.of());
        if (found.size() != 1) {
            throw unknown(
                    code,
                    what,
                    found.isEmpty() ? "no product has that code" : found.size() + " products have that code");
        }
        if (!found.getFirst().salable()) {
            throw unknown(code, what, "the product is not marked as salable");
        }
        return found.getFirst();
    }

    private FailureException unknown(String code, String what, String reason) {
        return held().because(
                        FailureCode.ITEM_UNKNOWN,
                        "the item '" + code + "' of " + what + " cannot be sold in " + config.id() + ": " + reason,
                        "create or correct the product in Tryton, or set 'items.<SKU>' of " + config.id()
                                + " to the right code, then redrive");
    }

    private void requirePieces(OrderLine line, String label) {
        if (!line.quantity().unit().equals(Quantity.PIECES)
                || line.quantity().value().signum() <= 0) {
            throw held().because(
                            FailureCode.MASTER_DATA_UNKNOWN,
                            "the quantity " + line.quantity() + " of line " + label + " (" + line.net()
                                    + ") cannot be written to " + config.id()
                                    + ", which is given positive numbers of pieces",
                            "correct the line in the shop, or enter the order by hand");
        }
    }

    private Held held() {
        return new Held(config.id());
    }
}
