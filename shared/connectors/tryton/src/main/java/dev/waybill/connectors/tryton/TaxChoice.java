package dev.waybill.connectors.tryton;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of Tryton's taxes a shop's tax is: the one that is set for it, else the only one with its rate. Never a guess. */
record TaxChoice(TrytonConfig config, Books books, LocalDate day) {

    /**
     * The tax.
     *
     * @param line how to name the line to a person
     * @throws FailureException {@code TAX_UNKNOWN} if there is none or more than one
     */
    TaxRecord of(Tax tax, Item item, String line) {
        Optional<String> named = config.taxName(tax.label())
                .or(() -> tax.ratePercent().flatMap(rate -> config.taxName(rate.toPlainString())));
        return named.map(name -> named(name, tax, line)).orElseGet(() -> byRate(tax, item, line));
    }

    private TaxRecord named(String name, Tax tax, String line) {
        return books.taxes().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        tax, line, "the settings name the tax '" + name + "' for it, which is not in " + config.id()));
    }

    private TaxRecord byRate(Tax tax, Item item, String line) {
        BigDecimal rate = tax.ratePercent()
                .orElseThrow(() -> unknown(tax, line, "the shop does not say its rate"))
                .movePointLeft(2);
        List<TaxRecord> candidates = books.taxes().stream()
                .filter(candidate -> candidate.rate().compareTo(rate) == 0 && candidate.isValidOn(day))
                .toList();
        List<TaxRecord> usual = candidates.stream()
                .filter(candidate -> item.usualTaxes().contains(candidate.id()))
                .toList();
        List<TaxRecord> fitting = usual.size() == 1 ? usual : candidates;
        if (fitting.size() != 1) {
            throw unknown(
                    tax,
                    line,
                    fitting.isEmpty() ? "no tax on sales has that rate" : "several have that rate: " + names(fitting));
        }
        return fitting.getFirst();
    }

    private static String names(List<TaxRecord> taxes) {
        return taxes.stream().map(TaxRecord::name).collect(Collectors.joining(", "));
    }

    private FailureException unknown(Tax tax, String line, String reason) {
        String rate =
                tax.ratePercent().map(percent -> percent.toPlainString() + " %").orElse("of unknown rate");
        return new Held(config.id())
                .because(
                        FailureCode.TAX_UNKNOWN,
                        "the tax '" + tax.label() + "' " + rate + " (" + tax.amount() + ") on line " + line
                                + " has no counterpart in " + config.id() + ": " + reason,
                        "create the tax in Tryton or set 'taxes."
                                + tax.ratePercent()
                                        .map(BigDecimal::toPlainString)
                                        .orElse(tax.label())
                                + "' of " + config.id() + " to the name of the right one, then redrive");
    }
}
