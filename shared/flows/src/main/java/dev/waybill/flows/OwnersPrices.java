package dev.waybill.flows;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.TaxTerms;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.bulk.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an owner's prices are in one shop, asked in bulk. */
record OwnersPrices(PriceSource source, PriceTarget.Terms shop, PricePolicy policy) {
    /**
     * An owner's price as the shop is to show it.
     *
     * @param shown empty where tax must be put in or taken out and nobody knows the rate
     * @param net without tax, where that can be known
     */
    record Wanted(OwnersPrice owners, Optional<Money> shown, Money net, String how) {}

    /** Those that the owner knows, by SKU. */
    Map<String, Wanted> of(Collection<String> skus) {
        Map<String, Wanted> all = new HashMap<>();
        for (List<String> some : Chunks.of(List.copyOf(skus), source.mostPerRead())) {
            source.prices(Set.copyOf(some), policy.priceList()).forEach((sku, price) -> all.put(sku, wanted(price)));
        }
        return all;
    }

    private Wanted wanted(OwnersPrice price) {
        TaxTerms tax = new TaxTerms(
                price.taxIncluded(), shop.taxIncluded(), price.taxPercent().or(policy::taxRate));
        return new Wanted(price, tax.shown(price.price()), tax.net(price.price()), tax.words(price.price()));
    }
}
