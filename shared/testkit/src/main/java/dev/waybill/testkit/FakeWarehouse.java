package dev.waybill.testkit;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The stock of a {@link FakeErp}: numbers by item and place that are set by hand, with a line for every change. Counts its reads. */
public final class FakeWarehouse {
    private final Map<String, Map<String, BigDecimal>> numbers = new TreeMap<>();
    private final List<StockSource.StockChange> changes = new ArrayList<>();
    private final Set<String> places = new HashSet<>();
    private int mostPerRead = 100;
    private int pageSize = 100;
    private int reads;
    private int listings;

    FakeWarehouse() {}

    /** The item is known, with nothing there. */
    public synchronized void knows(String sku) {
        numbers.computeIfAbsent(sku, unknown -> new HashMap<>());
    }

    /** There is such a place, with nothing in it. */
    public synchronized void has(String place) {
        places.add(place);
    }

    /** From now on so many are available there. */
    public synchronized void put(String sku, String place, BigDecimal quantity, Instant at) {
        knows(sku);
        has(place);
        numbers.getOrDefault(sku, new HashMap<>()).put(place, quantity);
        touch(sku, at);
    }

    /** So many fewer than before, or more where negative. */
    public synchronized void take(String sku, String place, BigDecimal quantity, Instant at) {
        put(sku, place, at(sku, place).subtract(quantity), at);
    }

    /** Listed as changed at a time, although nothing is different; also a time that is past, as a late commit has. */
    public synchronized void touch(String sku, Instant at) {
        changes.add(new StockSource.StockChange(Set.of(sku), at));
    }

    public synchronized void pagesOf(int most) {
        pageSize = most;
    }

    public synchronized void readsAtMost(int most) {
        mostPerRead = most;
    }

    /** How often it was asked what is available. */
    public synchronized int reads() {
        return reads;
    }

    /** How often it was asked what changed. */
    public synchronized int listings() {
        return listings;
    }

    /** All that is available of an item. */
    public synchronized BigDecimal available(String sku) {
        return numbers.getOrDefault(sku, Map.of()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal at(String sku, String place) {
        return numbers.getOrDefault(sku, Map.of()).getOrDefault(place, BigDecimal.ZERO);
    }

    /**
     * Our end of it.
     *
     * @param called before each call: counts it, and throws where nobody answers
     */
    StockSource source(SystemId system, Runnable called) {
        return new Source(system, called);
    }

    private final class Source implements StockSource {
        private final SystemId system;
        private final Runnable called;

        private Source(SystemId system, Runnable called) {
            this.system = system;
            this.called = called;
        }

        /** Its messages write their items one after the other, with commas; one that begins with a question mark cannot be read. */
        @Override
        public Set<String> named(Envelope message) {
            String text = new String(message.body().bytes(), StandardCharsets.UTF_8);
            if (text.startsWith("?")) {
                throw new FailureException(Failure.of(
                        FailureCode.BODY_UNREADABLE,
                        system,
                        "readBody",
                        "it begins with a question mark",
                        "correct it"));
            }
            return new TreeSet<>(List.of(text.split(",")));
        }

        @Override
        public int mostPerRead() {
            return mostPerRead;
        }

        @Override
        public Map<String, Quantity> available(Set<String> skus, List<String> locations) {
            synchronized (FakeWarehouse.this) {
                if (skus.size() > mostPerRead) {
                    throw new IllegalArgumentException("asked for " + skus.size() + " SKUs, at most " + mostPerRead);
                }
                called.run();
                reads++;
                locations.forEach(this::requirePlace);
                Map<String, Quantity> available = new HashMap<>();
                for (String sku : skus) {
                    if (numbers.containsKey(sku)) {
                        available.put(sku, Quantity.pieces(sum(sku, locations)));
                    }
                }
                return available;
            }
        }

        private BigDecimal sum(String sku, List<String> locations) {
            return locations.isEmpty()
                    ? FakeWarehouse.this.available(sku)
                    : locations.stream().map(place -> at(sku, place)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private void requirePlace(String place) {
            if (!places.contains(place)) {
                throw new FailureException(Failure.of(
                        FailureCode.SETTING_WRONG, system, "readStock", "no place '" + place + "'", "correct it"));
            }
        }

        @Override
        public int pageSize() {
            return pageSize;
        }

        @Override
        public List<StockChange> changedSince(Instant from, int skip) {
            synchronized (FakeWarehouse.this) {
                called.run();
                listings++;
                return changes.stream()
                        .filter(change -> !change.changedAt().isBefore(from))
                        .sorted(Comparator.comparing(StockChange::changedAt))
                        .skip(skip)
                        .limit(pageSize)
                        .toList();
            }
        }
    }
}
