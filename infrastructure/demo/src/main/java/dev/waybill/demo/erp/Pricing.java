package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** How the ERP computes: unit prices of four decimals, each line rounded, each tax of each line rounded. */
final class Pricing {
    private static final int PRICE_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<String, Item> items;
    private final Map<String, TaxRate> taxes;

    Pricing(Map<String, Item> items, Map<String, TaxRate> taxes) {
        this.items = items;
        this.taxes = taxes;
    }

    /** The priced lines of a form; refuses what the ERP does not know. */
    List<SalesOrder.Line> price(OrderForm form) {
        if (form.lines().isEmpty()) {
            throw Refusal.invalid("LINES_MISSING", "an order needs at least one line");
        }
        int digits = digits(form.currency());
        return form.lines().stream().map(line -> price(line, digits)).toList();
    }

    private SalesOrder.Line price(OrderForm.Line line, int digits) {
        Item item = items.get(line.sku());
        if (item == null) {
            throw Refusal.invalid("ITEM_UNKNOWN", "Item " + line.sku() + " does not exist");
        }
        if (line.unitPrice().stripTrailingZeros().scale() > PRICE_DECIMALS) {
            throw Refusal.invalid(
                    "PRICE_TOO_FINE",
                    "Unit price " + line.unitPrice() + " has more than " + PRICE_DECIMALS + " decimals");
        }
        if (line.quantity().signum() <= 0) {
            throw Refusal.invalid("QUANTITY_WRONG", "Quantity " + line.quantity() + " must be more than 0");
        }
        BigDecimal amount = round(line.unitPrice().multiply(line.quantity()), digits);
        return new SalesOrder.Line(
                item.sku(),
                item.service(),
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.taxes(),
                amount,
                tax(line, amount, digits));
    }

    private BigDecimal tax(OrderForm.Line line, BigDecimal amount, int digits) {
        BigDecimal sum = round(BigDecimal.ZERO, digits);
        for (String code : line.taxes()) {
            TaxRate rate = taxes.get(code);
            if (rate == null) {
                throw Refusal.invalid("TAX_UNKNOWN", "Tax " + code + " does not exist");
            }
            sum = sum.add(round(amount.multiply(rate.percent()).divide(HUNDRED), digits));
        }
        return sum;
    }

    private static BigDecimal round(BigDecimal amount, int digits) {
        return amount.setScale(digits, RoundingMode.HALF_UP);
    }

    private static int digits(String currency) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "Currency " + currency + " does not exist");
        }
    }
}
