package dev.waybill.connectors.demoerp;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ERP's taxes by code, and which of them a shop's tax is. */
final class TaxBook {
    private final DemoErpConfig config;
    private final Map<String, BigDecimal> percents;

    private TaxBook(DemoErpConfig config, Map<String, BigDecimal> percents) {
        this.config = config;
        this.percents = percents;
    }

    /** Asks the ERP, unless the order is free of tax. */
    static TaxBook lookUp(Order order, DemoErpConfig config, DemoErpClient client) {
        Map<String, BigDecimal> percents = new TreeMap<>();
        if (!order.tax().isZero()) {
            client.taxes()
                    .forEach(tax -> percents.put(
                            tax.at("code").text(), tax.at("percent").decimal()));
        }
        return new TaxBook(config, percents);
    }

    /**
     * Codes of the taxes on one line; those of no amount left out.
     *
     * @param what names the line to a person
     * @throws FailureException {@code TAX_UNKNOWN} if one of them is not exactly one of the ERP's
     */
    List<String> codes(String what, Money net, List<Tax> taxes) {
        return taxes.stream()
                .filter(tax -> !tax.amount().isZero())
                .map(tax -> code(what, net, tax))
                .toList();
    }

    /** What the ERP will compute. */
    Money computed(Money net, List<String> codes) {
        return Money.sum(
                net.currency(),
                codes.stream()
                        .map(code -> Rounding.percent(net, percents.getOrDefault(code, BigDecimal.ZERO)))
                        .toList());
    }

    private String code(String what, Money net, Tax tax) {
        if (config.tax(tax).isPresent()) {
            String code = config.tax(tax).orElseThrow();
            return percents.containsKey(code) ? code : fail(what, tax, "the setting names the code " + code);
        }
        List<String> fitting = percents.entrySet().stream()
                .filter(candidate -> fits(candidate.getValue(), net, tax))
                .map(Map.Entry::getKey)
                .toList();
        return fitting.size() == 1
                ? fitting.getFirst()
                : fail(what, tax, fitting.isEmpty() ? "none fits" : "several fit: " + String.join(", ", fitting));
    }

    /** By the rate where the shop says it, else by the amount it comes to. */
    private static boolean fits(BigDecimal percent, Money net, Tax tax) {
        return tax.ratePercent()
                .map(rate -> rate.compareTo(percent) == 0)
                .orElseGet(() -> Rounding.percent(net, percent).equals(tax.amount()));
    }

    private String fail(String what, Tax tax, String why) {
        String rate =
                tax.ratePercent().map(percent -> percent.toPlainString() + " %").orElse("a rate the shop does not say");
        throw new FailureException(Failure.of(
                FailureCode.TAX_UNKNOWN,
                config.system(),
                "translateOrder",
                what + " bears the tax '" + tax.label() + "' of " + rate + " (" + tax.amount() + "); of the taxes in "
                        + config.system() + " " + why,
                "create the tax in " + config.system() + ", or name its code in the setting taxes."
                        + tax.ratePercent().map(BigDecimal::toPlainString).orElse(tax.label()) + ", then redrive"));
    }
}
