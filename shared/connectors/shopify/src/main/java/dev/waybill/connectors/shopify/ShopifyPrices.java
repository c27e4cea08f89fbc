package dev.waybill.connectors.shopify;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connectors.shopify.ProductUpdates.Sent;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The shop's own prices of variants; a compare-at price, and what a market's price list makes of them, stay as they are. A product's variants
 * are written together, several products in one call.
 */
final class ShopifyPrices implements PriceTarget {
    private final PriceCalls calls;

    ShopifyPrices(PriceCalls calls) {
        this.calls = calls;
    }

    @Override
    public Terms terms() {
        return calls.terms();
    }

    @Override
    public int mostPerRead() {
        return VariantSearch.MOST;
    }

    @Override
    public int mostPerWrite() {
        return VariantSearch.MOST;
    }

    @Override
    public Map<String, PriceReading> read(Set<String> skus) {
        VariantSearch.requireAtMost(skus.size());
        Map<String, PriceReading> readings = new HashMap<>();
        if (!skus.isEmpty()) {
            calls.bySku(skus).forEach((sku, found) -> readings.put(sku, reading(sku, found)));
        }
        return readings;
    }

    private PriceReading reading(String sku, List<PricedVariant> found) {
        return found.size() == 1
                ? found.getFirst().shown(calls.shop())
                : new PriceReading.Unfit(
                        sku,
                        VariantSign.shared(
                                calls.shop(),
                                PriceCalls.READ,
                                found.stream().map(PricedVariant::sign).toList()));
    }

    @Override
    public List<ItemWritten> write(List<PriceWrite> writes) {
        VariantSearch.requireAtMost(writes.size());
        Map<String, ItemWritten> answers = new HashMap<>();
        Map<String, List<PriceWrite>> products = new LinkedHashMap<>();
        for (PriceWrite write : writes) {
            if (write.price().isEmpty()) {
                answers.put(write.sku(), refused(write, "a variant cannot be without a price there", ""));
            } else {
                products.computeIfAbsent(product(write), none -> new ArrayList<>())
                        .add(write);
            }
        }
        if (!products.isEmpty()) {
            Iterator<Sent<Money>> sent = calls.write(products).iterator();
            for (List<PriceWrite> ofProduct : products.values()) {
                Sent<Money> product = sent.next();
                for (int place = 0; place < ofProduct.size(); place++) {
                    PriceWrite write = ofProduct.get(place);
                    answers.put(write.sku(), answer(write, product.refusalOf(place), product.variants()));
                }
            }
        }
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    private static String product(PriceWrite write) {
        return write.before().partOf().orElseThrow().id();
    }

    /** What counts is what the answer shows, so that one that is not named and not shown is not taken for written. */
    private ItemWritten answer(PriceWrite write, Optional<String> refusal, Map<String, Money> shown) {
        if (refusal.isPresent()) {
            return refused(write, "it refused it", refusal.get());
        }
        Optional<Money> now = Optional.ofNullable(shown.get(write.before().ref().id()));
        if (now.isEmpty()) {
            return refused(write, "its answer leaves this variant out", "");
        }
        return now.equals(write.price())
                ? new ItemWritten.Written(write.sku())
                : refused(write, "it shows " + now.get() + " instead; see which app changes prices", "");
    }

    private ItemWritten refused(PriceWrite write, String why, String said) {
        return new ItemWritten.Refused(
                write.sku(),
                Failure.of(
                                FailureCode.TARGET_REFUSED,
                                calls.shop(),
                                PriceCalls.WRITE,
                                "the price "
                                        + write.price().map(Money::toString).orElse("none") + " of '" + write.sku()
                                        + "', " + write.before().ref().number() + ", was not written to " + calls.shop()
                                        + ": " + why,
                                "correct what it names in the shop's variant")
                        .saying(said));
    }
}
