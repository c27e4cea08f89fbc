package dev.waybill.connectors.shopify;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connectors.shopify.PriceListCalls.Told;
import dev.waybill.connectors.shopify.PriceListWrites.Sent;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The fixed prices of one price list, which a market shows instead of what the shop makes of its own price. A variant without one shows none here: what
 * the shop reckons is not a price of the list, and to have none again is what an undo restores.
 */
final class MarketPrices implements PriceTarget {
    private final PriceListCalls calls;
    private final PriceListWrites writing;

    MarketPrices(PriceListCalls calls) {
        this.calls = calls;
        this.writing = new PriceListWrites(calls);
    }

    /** Only where the market shows prices as the shop enters them is it plain what a number of the list means. */
    @Override
    public Terms terms() {
        Told told = calls.terms();
        if (told.currency().isEmpty()) {
            throw wrong(
                    "the shop of " + calls.system() + " has no price list " + calls.list(),
                    "write the number of one that it has into the setting '" + PriceListConnector.PRICE_LIST + "' of "
                            + calls.system() + ": " + (told.lists().isEmpty() ? "it has none" : told.lists()));
        }
        if (told.shopWithTax() != told.marketWithTax()) {
            throw wrong(
                    "the shop of " + calls.system() + " enters prices " + words(told.shopWithTax()) + ", the market "
                            + calls.market() + " shows them " + words(told.marketWithTax())
                            + ", so that nobody can tell what a price of the list " + calls.list() + " means",
                    "have both the same in the shop (Settings, Taxes and duties; Markets), or set prices of this market by hand");
        }
        return new Terms(told.currency().get(), told.shopWithTax());
    }

    private static String words(boolean tax) {
        return tax ? "with tax" : "without tax";
    }

    private FailureException wrong(String why, String next) {
        return new FailureException(
                Failure.of(FailureCode.SETTING_WRONG, calls.system(), PriceListCalls.READ, why, next));
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
        if (skus.isEmpty()) {
            return readings;
        }
        Map<String, List<VariantSign>> found = calls.bySku(skus);
        List<String> variants = found.values().stream()
                .filter(all -> all.size() == 1)
                .map(all -> all.getFirst().id())
                .toList();
        Map<String, ListedPrice> prices = variants.isEmpty() ? Map.of() : calls.prices(variants);
        found.forEach((sku, all) -> readings.put(sku, reading(sku, all, prices)));
        return readings;
    }

    private PriceReading reading(String sku, List<VariantSign> found, Map<String, ListedPrice> prices) {
        if (found.size() > 1) {
            return new PriceReading.Unfit(sku, VariantSign.shared(calls.system(), PriceListCalls.READ, found));
        }
        VariantSign sign = found.getFirst();
        return Optional.ofNullable(prices.get(sign.id()))
                .<PriceReading>map(price -> price.shown(sign, calls.system()))
                .orElseGet(() -> new PriceReading.Unfit(
                        sku,
                        Failure.of(
                                FailureCode.TARGET_REFUSED,
                                calls.system(),
                                PriceListCalls.READ,
                                "the price list " + calls.list() + " of " + calls.system() + " tells nothing of '" + sku
                                        + "', " + sign.label(),
                                "see in the shop whether the market's catalog has this product")));
    }

    /** The shop may take nothing of a call in which it refuses something: what it did not name is sent again without that. */
    @Override
    public List<ItemWritten> write(List<PriceWrite> writes) {
        VariantSearch.requireAtMost(writes.size());
        Map<String, ItemWritten> answers = new HashMap<>();
        List<PriceWrite> open = writes;
        while (!open.isEmpty()) {
            Sent sent = writing.write(open);
            sent.no().ifPresent(why -> {
                throw refused(why);
            });
            open.forEach(write -> answer(write, sent).ifPresent(answer -> answers.put(write.sku(), answer)));
            if (sent.refused().isEmpty()) {
                open.stream()
                        .filter(write -> !answers.containsKey(write.sku()))
                        .forEach(write ->
                                answers.put(write.sku(), refused(write, "its answer leaves this variant out", "")));
            }
            open = open.stream()
                    .filter(write -> !answers.containsKey(write.sku()))
                    .toList();
        }
        return writes.stream()
                .map(write -> Objects.requireNonNull(answers.get(write.sku()), write::sku))
                .toList();
    }

    /** What counts is what the answer shows; empty for one that it says nothing of. */
    private Optional<ItemWritten> answer(PriceWrite write, Sent sent) {
        String variant = write.before().ref().id();
        String refusal = sent.refused().get(variant);
        if (refusal != null) {
            return Optional.of(refused(write, "it refused it", refusal));
        }
        if (write.price().isEmpty()) {
            return sent.gone().contains(variant) ? Optional.of(new ItemWritten.Written(write.sku())) : Optional.empty();
        }
        return Optional.ofNullable(sent.shown().get(variant))
                .map(now -> Optional.of(now).equals(write.price())
                        ? new ItemWritten.Written(write.sku())
                        : refused(write, "it shows " + now + " instead; see which app changes prices", ""));
    }

    private FailureException refused(String said) {
        return new FailureException(Failure.of(
                        FailureCode.TARGET_REFUSED,
                        calls.system(),
                        PriceListCalls.WRITE,
                        "the shop of " + calls.system() + " does not take prices into its price list " + calls.list(),
                        "see whether the price list is still there, and its currency; then redrive")
                .saying(said));
    }

    private ItemWritten refused(PriceWrite write, String why, String said) {
        return new ItemWritten.Refused(
                write.sku(),
                Failure.of(
                                FailureCode.TARGET_REFUSED,
                                calls.system(),
                                PriceListCalls.WRITE,
                                "the price "
                                        + write.price().map(Money::toString).orElse("none") + " of '" + write.sku()
                                        + "', " + write.before().ref().number()
                                        + ", was not written to the price list of "
                                        + calls.system() + ": " + why,
                                "correct what it names in the shop's market")
                        .saying(said));
    }
}
