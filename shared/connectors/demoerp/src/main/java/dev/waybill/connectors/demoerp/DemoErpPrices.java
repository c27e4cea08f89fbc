package dev.waybill.connectors.demoerp;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo ERP's prices: one for each item, without tax. */
final class DemoErpPrices implements PriceSource {
    private static final String READ = "readPrices";
    /** As many numbers as fit into an address of 6,000 characters with room to spare. */
    private static final int MOST = 100;

    private static final int PAGE = 1_000;

    private final DemoErpConfig config;
    private final DemoErpClient client;

    DemoErpPrices(DemoErpConfig config, DemoErpClient client) {
        this.config = config;
        this.client = client;
    }

    @Override
    public int mostPerRead() {
        return MOST;
    }

    @Override
    public Map<String, OwnersPrice> prices(Set<String> skus, Optional<String> priceList) {
        if (priceList.isPresent()) {
            throw new FailureException(Failure.of(
                    FailureCode.SETTING_WRONG,
                    config.system(),
                    READ,
                    config.system() + " has no price lists, so none named '" + priceList.get() + "'",
                    "take 'price-list' out of the route"));
        }
        if (skus.isEmpty()) {
            return Map.of();
        }
        Map<String, JsonAt> tags = new HashMap<>();
        client.prices(skus.stream().map(config::item).toList())
                .forEach(tag -> tags.put(tag.at("sku").text(), tag));
        Map<String, OwnersPrice> prices = new HashMap<>();
        for (String sku : skus) {
            JsonAt tag = tags.get(config.item(sku));
            if (tag != null) {
                prices.put(sku, price(sku, tag));
            }
        }
        return prices;
    }

    private static OwnersPrice price(String sku, JsonAt tag) {
        Currency currency = Currency.getInstance(tag.at("currency").text());
        Optional<Money> cost =
                Optional.of(new Money(tag.at("cost").decimal(), currency)).filter(known -> !known.isZero());
        return new OwnersPrice(
                sku,
                new Money(tag.at("price").decimal(), currency),
                false,
                Optional.of(tag.at("taxPercent").decimal()),
                cost);
    }

    @Override
    public int pageSize() {
        return PAGE;
    }

    @Override
    public List<PriceChange> changedSince(Instant from, int skip) {
        return client.changes("listPriceChanges", "sheets", new DemoErpClient.Part(from, skip, PAGE)).stream()
                .map(tag -> new PriceChange(config.skus(tag.at("sku").text()), PlacedTranslator.time(tag.at("at"))))
                .toList();
    }
}
