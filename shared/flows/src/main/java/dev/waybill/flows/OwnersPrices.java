package dev.waybill.flows;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.TaxTerms;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.stock.Fraction;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.bulk.Chunks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an owner's prices are in one shop, asked in bulk. One in the shop may be several of the owner's, or a part of one: then it costs so many times as
 * much.
 *
 * @param units of the route
 */
record OwnersPrices(PriceSource source, PriceTarget.Terms shop, PricePolicy policy, StockPolicy units)
        implements Owners {
    @Override
    public Map<LineKey, Wanted> of(Collection<String> skus) {
        Map<LineKey, Wanted> all = new HashMap<>();
        for (List<String> some : Chunks.of(List.copyOf(skus), source.mostPerRead())) {
            source.prices(Set.copyOf(some), policy.priceList()).forEach((sku, price) -> {
                LineKey key = new LineKey(sku, ItemField.PRICE);
                all.put(key, wanted(key, price));
            });
        }
        return all;
    }

    private Wanted wanted(LineKey key, OwnersPrice price) {
        TaxTerms tax = new TaxTerms(
                price.taxIncluded(), shop.taxIncluded(), price.taxPercent().or(policy::taxRate));
        Fraction unit = units.unit(key.sku());
        Money whole = times(price.price(), unit);
        Optional<Money> cost = price.cost().map(one -> times(one, unit));
        Money net = tax.net(whole);
        Money after = tax.shown(whole).orElse(whole);
        return new Wanted(
                key,
                tax.shown(whole).map(Value.Price::new),
                new Value.Price(whole),
                (unit.equals(Fraction.ONE) ? "" : unit.word() + " × ") + tax.words(price.price()),
                "nobody knows its rate of tax: give the route a tax-rate",
                before -> policy.touched(shop.currency(), before.flatMap(Value::asMoney), after, cost, net));
    }

    private static Money times(Money one, Fraction unit) {
        return unit.equals(Fraction.ONE) ? one : new Money(unit.times(one.amount()), one.currency());
    }
}
