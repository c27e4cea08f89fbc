package dev.waybill.testkit;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The prices that one shop of a {@link FakeShop} shows: in EUR, with tax, unless it is told otherwise. */
public final class FakePriceTags extends FakeBulk {
    /** A price that was written. */
    public record Shown(String sku, Optional<Money> price) {}

    private final Map<String, Optional<Money>> prices = new TreeMap<>();
    private final List<Shown> history = new ArrayList<>();
    private PriceTarget.Terms terms = new PriceTarget.Terms(Currency.getInstance("EUR"), true);

    FakePriceTags(SystemId system) {
        super(system, "writePrices");
    }

    /** In the currency that it sells in. */
    public synchronized void has(String sku, String amount) {
        prices.put(sku, Optional.of(Money.of(amount, terms.currency().getCurrencyCode())));
    }

    public synchronized void hasWithoutPrice(String sku) {
        prices.put(sku, Optional.empty());
    }

    /** It shows prices without tax from now on. */
    public synchronized void showsWithoutTax() {
        terms = new PriceTarget.Terms(terms.currency(), false);
    }

    /** It sells in another currency from now on. */
    public synchronized void sellsIn(String currency) {
        terms = new PriceTarget.Terms(Currency.getInstance(currency), terms.taxIncluded());
    }

    /** Every price as it is shown now. */
    public synchronized Map<String, Optional<Money>> all() {
        return new TreeMap<>(prices);
    }

    /** What is shown; {@code none} where no price is. */
    public synchronized String shown(String sku) {
        return prices.getOrDefault(sku, Optional.empty()).map(Money::toString).orElse("none");
    }

    /** Every price that was set by a write, in order. */
    public synchronized List<Shown> history() {
        return List.copyOf(history);
    }

    PriceTarget target() {
        return new Target();
    }

    private final class Target implements PriceTarget {
        @Override
        public Terms terms() {
            synchronized (FakePriceTags.this) {
                requireUp(0);
                return terms;
            }
        }

        @Override
        public int mostPerRead() {
            return MOST;
        }

        @Override
        public int mostPerWrite() {
            return MOST;
        }

        @Override
        public Map<String, PriceReading> read(Set<String> skus) {
            synchronized (FakePriceTags.this) {
                isRead(skus.size());
                Map<String, PriceReading> found = new HashMap<>();
                skus.stream()
                        .filter(prices::containsKey)
                        .forEach(sku -> found.put(
                                sku,
                                new ShownPrice(
                                        sku,
                                        new ExternalRef(system, "p-" + sku, sku),
                                        Optional.empty(),
                                        prices.getOrDefault(sku, Optional.empty()))));
                return found;
            }
        }

        @Override
        public List<ItemWritten> write(List<PriceWrite> list) {
            return written(list, PriceWrite::sku, write -> {
                prices.put(write.sku(), write.price());
                history.add(new Shown(write.sku(), write.price()));
            });
        }
    }
}
