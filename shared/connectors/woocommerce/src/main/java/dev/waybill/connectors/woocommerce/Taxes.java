package dev.waybill.connectors.woocommerce;

import dev.waybill.connectors.woocommerce.Part.Share;
import dev.waybill.connectors.woocommerce.Rates.Rate;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The taxes of each entry: what the shop calls them, their percentage where it can be told, and the cents. */
final class Taxes {
    private final Rates rates;
    private final Cents cents;
    private final Currency currency;
    private final Map<String, Optional<BigDecimal>> percentByRate = new HashMap<>();

    Taxes(Rates rates, List<Part> parts, Cents cents, Currency currency, int decimals) {
        this.rates = rates;
        this.cents = cents;
        this.currency = currency;
        estimates(parts, decimals).forEach((rate, estimate) -> percentByRate.put(rate, percent(rate, estimate)));
    }

    /** What an entry is taxed with. Rates that the shop lists but did not apply are left out. */
    List<Tax> of(Part part) {
        return part.taxes().stream()
                .filter(share -> isApplied(part, share))
                .map(share -> new Tax(
                        rates.find(rates.idOf(share)).map(Rate::label).orElse("tax"),
                        percentOf(share),
                        new Money(cents.tax(share), currency)))
                .toList();
    }

    private Optional<BigDecimal> percent(String id, RateEstimate estimate) {
        Optional<Rate> rate = rates.find(id);
        return rate.flatMap(Rate::percent)
                .or(() -> rate.filter(known -> !known.compound()).flatMap(known -> estimate.percent()));
    }

    /** In one pass over all shares: an order may have many rates and many shares, and the body decides how many. */
    private Map<String, RateEstimate> estimates(List<Part> parts, int decimals) {
        Map<String, RateEstimate> estimates = new HashMap<>();
        for (Part part : parts) {
            for (Share share : part.taxes()) {
                estimates
                        .computeIfAbsent(rates.idOf(share), rate -> new RateEstimate(decimals))
                        .add(part.exactNet(), share.exact());
            }
        }
        return estimates;
    }

    private boolean isApplied(Part part, Share share) {
        return share.exact().signum() != 0
                || part.net().signum() == 0
                || percentOf(share).filter(percent -> percent.signum() != 0).isEmpty();
    }

    private Optional<BigDecimal> percentOf(Share share) {
        return percentByRate.getOrDefault(rates.idOf(share), Optional.empty());
    }
}
