package dev.waybill.connectors.woocommerce;

import dev.waybill.connectors.woocommerce.Part.Share;
import dev.waybill.connectors.woocommerce.Rates.Rate;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Tax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The taxes of each entry, in whole cents. Shops keep them with more decimals and round per line or, by a setting, per rate
 * over the whole order; the body does not say which. So each rate's shares are rounded to neighbouring cents such that they
 * add up to the shop's own sum of that rate: both ways come out as the shop computed them. Where its sum cannot be
 * reached so, nothing is bent: each share is rounded by itself, and the control totals show the difference.
 */
final class Taxes {
    /** Shares that the shop sums and rounds together. */
    private record Group(String rate, boolean shipping) {}

    private final Rates rates;
    private final Currency currency;
    private final int decimals;
    private final Map<String, BigDecimal> roundedByPath = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> percentByRate = new HashMap<>();

    Taxes(Rates rates, List<Part> parts, Currency currency, int decimals) {
        this.rates = rates;
        this.currency = currency;
        this.decimals = decimals;
        groups(parts).forEach(this::round);
        parts.stream()
                .flatMap(part -> part.taxes().stream())
                .map(rates::idOf)
                .distinct()
                .forEach(rate -> percentByRate.put(rate, percent(rate, parts)));
    }

    /** What an entry is taxed with. Rates that the shop lists but did not apply are left out. */
    List<Tax> of(Part part) {
        return part.taxes().stream()
                .filter(share -> isApplied(part, share))
                .map(this::tax)
                .toList();
    }

    /** The sum of all taxes of the order. */
    BigDecimal total() {
        return Apportionment.total(List.copyOf(roundedByPath.values()));
    }

    private Map<Group, List<Share>> groups(List<Part> parts) {
        Map<Group, List<Share>> groups = new LinkedHashMap<>();
        for (Part part : parts) {
            for (Share share : part.taxes()) {
                groups.computeIfAbsent(new Group(rates.idOf(share), part.isShipping()), none -> new ArrayList<>())
                        .add(share);
            }
        }
        return groups;
    }

    private void round(Group group, List<Share> shares) {
        List<BigDecimal> exact = shares.stream().map(Share::exact).toList();
        List<BigDecimal> cents = rates.find(group.rate())
                .map(rate -> group.shipping() ? rate.shipping() : rate.cart())
                .flatMap(sum -> Apportionment.reach(sum, exact, decimals))
                .orElseGet(() -> exact.stream()
                        .map(amount -> amount.setScale(decimals, RoundingMode.HALF_UP))
                        .toList());
        for (int i = 0; i < shares.size(); i++) {
            roundedByPath.put(shares.get(i).path(), cents.get(i));
        }
    }

    private Optional<BigDecimal> percent(String id, List<Part> parts) {
        return rates.find(id)
                .filter(rate -> !rate.compound() || rate.percent().isPresent())
                .flatMap(rate -> rate.percent().or(() -> estimate(id, parts)));
    }

    private Optional<BigDecimal> estimate(String id, List<Part> parts) {
        RateEstimate estimate = new RateEstimate(decimals);
        for (Part part : parts) {
            part.taxes().stream()
                    .filter(share -> rates.idOf(share).equals(id))
                    .forEach(share -> estimate.add(part.exactNet(), share.exact()));
        }
        return estimate.percent();
    }

    private boolean isApplied(Part part, Share share) {
        return share.exact().signum() != 0
                || part.net().signum() == 0
                || percentOf(share).filter(percent -> percent.signum() != 0).isEmpty();
    }

    private Tax tax(Share share) {
        return new Tax(
                rates.find(rates.idOf(share)).map(Rate::label).orElse("tax"),
                percentOf(share),
                new Money(roundedByPath.getOrDefault(share.path(), share.exact()), currency));
    }

    private Optional<BigDecimal> percentOf(Share share) {
        return percentByRate.getOrDefault(rates.idOf(share), Optional.empty());
    }
}
