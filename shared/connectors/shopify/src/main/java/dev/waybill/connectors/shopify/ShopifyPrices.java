package dev.waybill.connectors.shopify;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connectors.shopify.PriceCalls.Refusal;
import dev.waybill.connectors.shopify.PriceCalls.Sent;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
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
    /**
     * So many products are written in one call: each takes the shop about a third of a second and costs some ten points, of which one call may
     * cost 1,000.
     */
    static final int MOST_PRODUCTS = 25;

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
        requireAtMost(skus.size());
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
                        Failure.of(
                                FailureCode.TARGET_REFUSED,
                                calls.shop(),
                                PriceCalls.READ,
                                "the SKU '" + sku + "' stands on " + found.size() + " variants of " + calls.shop()
                                        + ": "
                                        + VariantSign.labels(found.stream()
                                                .map(PricedVariant::sign)
                                                .toList()),
                                "give each of them a SKU of its own, or delete or archive one"));
    }

    @Override
    public List<ItemWritten> write(List<PriceWrite> writes) {
        requireAtMost(writes.size());
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
        List<Map.Entry<String, List<PriceWrite>>> all = List.copyOf(products.entrySet());
        for (int from = 0; from < all.size(); from += MOST_PRODUCTS) {
            List<Map.Entry<String, List<PriceWrite>>> some =
                    all.subList(from, Math.min(all.size(), from + MOST_PRODUCTS));
            List<Sent> sent = calls.write(some);
            for (int i = 0; i < some.size(); i++) {
                Sent product = sent.get(i);
                List<PriceWrite> ofProduct = some.get(i).getValue();
                for (int place = 0; place < ofProduct.size(); place++) {
                    PriceWrite write = ofProduct.get(place);
                    answers.put(write.sku(), answer(write, product.refusalOf(place), product.shown()));
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
    private ItemWritten answer(PriceWrite write, Optional<Refusal> refusal, Map<String, Money> shown) {
        if (refusal.isPresent()) {
            return refused(write, "it refused it", refusal.get().words());
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

    private static void requireAtMost(int size) {
        if (size > VariantSearch.MOST) {
            throw new IllegalArgumentException(size + " SKUs in one call, at most " + VariantSearch.MOST);
        }
    }
}
