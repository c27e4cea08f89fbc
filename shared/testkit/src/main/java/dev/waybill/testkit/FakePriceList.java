package dev.waybill.testkit;

import dev.waybill.connector.item.OwnersPrice;
import dev.waybill.connector.item.PriceSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The prices of a {@link FakeErp}, set by hand, without tax at 21 %, with a line for every change; one list besides the plain one. Counts its reads. */
public final class FakePriceList {
    private final Map<String, OwnersPrice> prices = new TreeMap<>();
    private final Map<String, Map<String, OwnersPrice>> lists = new HashMap<>();
    private final List<PriceSource.PriceChange> changes = new ArrayList<>();
    private int mostPerRead = 100;
    private int pageSize = 1000;
    private int reads;

    FakePriceList() {}

    /** From now on it costs this, without tax. */
    public synchronized void says(String sku, Money price, Instant at) {
        prices.put(sku, price(sku, price, Optional.empty()));
        touch(sku, at);
    }

    /** The same in a list. */
    public synchronized void says(String list, String sku, Money price, Instant at) {
        lists.computeIfAbsent(list, none -> new HashMap<>()).put(sku, price(sku, price, Optional.empty()));
        touch(sku, at);
    }

    /** The same, and what it costs the owner. */
    public synchronized void saysWithCost(String sku, Money price, Money cost, Instant at) {
        prices.put(sku, price(sku, price, Optional.of(cost)));
        touch(sku, at);
    }

    /** The item's rate of tax is not known any more. */
    public synchronized void knowsNoTaxOf(String sku) {
        prices.computeIfPresent(
                sku, (same, old) -> new OwnersPrice(sku, old.price(), old.taxIncluded(), Optional.empty(), old.cost()));
    }

    /** Listed as changed at a time, although nothing is different. */
    public synchronized void touch(String sku, Instant at) {
        changes.add(new PriceSource.PriceChange(Set.of(sku), at));
    }

    public synchronized void pagesOf(int most) {
        pageSize = most;
    }

    /** How often it was asked for prices. */
    public synchronized int reads() {
        return reads;
    }

    private static OwnersPrice price(String sku, Money price, Optional<Money> cost) {
        return new OwnersPrice(sku, price, false, Optional.of(BigDecimal.valueOf(21)), cost);
    }

    /** @param called before each call: counts it, and throws where nobody answers */
    PriceSource source(SystemId system, Runnable called) {
        return new Source(system, called);
    }

    private final class Source implements PriceSource {
        private final SystemId system;
        private final Runnable called;

        private Source(SystemId system, Runnable called) {
            this.system = system;
            this.called = called;
        }

        @Override
        public int mostPerRead() {
            return mostPerRead;
        }

        @Override
        public Map<String, OwnersPrice> prices(Set<String> skus, Optional<String> priceList) {
            synchronized (FakePriceList.this) {
                if (skus.size() > mostPerRead) {
                    throw new IllegalArgumentException("asked for " + skus.size() + " SKUs, at most " + mostPerRead);
                }
                called.run();
                reads++;
                Map<String, OwnersPrice> from = priceList.map(this::list).orElse(prices);
                Map<String, OwnersPrice> found = new HashMap<>(from);
                found.keySet().retainAll(skus);
                return found;
            }
        }

        private Map<String, OwnersPrice> list(String name) {
            Map<String, OwnersPrice> list = lists.get(name);
            if (list == null) {
                throw new FailureException(Failure.of(
                        FailureCode.SETTING_WRONG, system, "readPrices", "no price list '" + name + "'", "correct it"));
            }
            return list;
        }

        @Override
        public int pageSize() {
            return pageSize;
        }

        @Override
        public List<PriceChange> changedSince(Instant from, int skip) {
            synchronized (FakePriceList.this) {
                called.run();
                return changes.stream()
                        .filter(change -> !change.changedAt().isBefore(from))
                        .sorted(Comparator.comparing(PriceChange::changedAt))
                        .skip(skip)
                        .limit(pageSize)
                        .toList();
            }
        }
    }
}
