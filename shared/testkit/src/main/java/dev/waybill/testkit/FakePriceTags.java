package dev.waybill.testkit;

import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.PriceWrite;
import dev.waybill.connector.item.PriceWritten;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The prices that one shop of a {@link FakeShop} shows: in EUR, with tax. Counts its reads and writes, refuses and fails on request. */
public final class FakePriceTags {
    /** A price that was written. */
    public record Shown(String sku, Optional<Money> price) {}

    private final SystemId system;
    private final Map<String, Optional<Money>> prices = new TreeMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> spoiling = new HashSet<>();
    private final Deque<FakeShelves.Fault> faults = new ArrayDeque<>();
    private final List<Shown> history = new ArrayList<>();
    private Optional<Runnable> atNextWrite = Optional.empty();
    private PriceTarget.Terms terms = new PriceTarget.Terms(Currency.getInstance("EUR"), true);
    private boolean down;
    private int reads;
    private int writes;

    FakePriceTags(SystemId system) {
        this.system = system;
    }

    public synchronized void has(String sku, String euros) {
        prices.put(sku, Optional.of(Money.of(euros, "EUR")));
    }

    public synchronized void hasWithoutPrice(String sku) {
        prices.put(sku, Optional.empty());
    }

    /** It shows prices without tax from now on. */
    public synchronized void showsWithoutTax() {
        terms = new PriceTarget.Terms(terms.currency(), false);
    }

    public synchronized void refuses(String sku, String why) {
        refusals.put(sku, why);
    }

    /** A write with this item and others is refused as a whole; alone, the item is refused. */
    public synchronized void isSpoiledBy(String sku) {
        spoiling.add(sku);
        refuses(sku, "it is poison");
    }

    public synchronized void accepts(String sku) {
        refusals.remove(sku);
        spoiling.remove(sku);
    }

    public synchronized void failNextWrites(FakeShelves.Fault... like) {
        faults.addAll(List.of(like));
    }

    /** Happens before the next write, once. */
    public synchronized void atNextWrite(Runnable happens) {
        atNextWrite = Optional.of(happens);
    }

    public synchronized void goesDown() {
        down = true;
    }

    public synchronized void comesBack() {
        down = false;
    }

    /** Every price as it is shown now. */
    public synchronized Map<String, Optional<Money>> all() {
        return new TreeMap<>(prices);
    }

    /** What is shown; {@code none} where no price is. */
    public synchronized String shown(String sku) {
        return prices.getOrDefault(sku, Optional.empty()).map(Money::toString).orElse("none");
    }

    public synchronized int reads() {
        return reads;
    }

    /** How many calls to write there were, in vain or not. */
    public synchronized int writes() {
        return writes;
    }

    /** Every price that was set by a write, in order. */
    public synchronized List<Shown> history() {
        return List.copyOf(history);
    }

    PriceTarget target() {
        return new Target();
    }

    private final class Target implements PriceTarget {
        private static final int MOST = 100;

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
                reads++;
                requireUp(skus.size());
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
        public List<PriceWritten> write(List<PriceWrite> list) {
            Optional<Runnable> happens;
            synchronized (FakePriceTags.this) {
                happens = atNextWrite;
                atNextWrite = Optional.empty();
            }
            happens.ifPresent(Runnable::run);
            synchronized (FakePriceTags.this) {
                writes++;
                requireUp(list.size());
                Optional<FakeShelves.Fault> fault = Optional.ofNullable(faults.poll());
                fault.ifPresent(this::failAtOnce);
                if (list.size() > 1 && list.stream().anyMatch(write -> spoiling.contains(write.sku()))) {
                    throw failure(FailureCode.TARGET_REFUSED, "one of " + list.size() + " spoils the call");
                }
                List<PriceWritten> written = list.stream().map(this::set).toList();
                if (fault.isPresent()) {
                    throw failure(FailureCode.ANSWER_MISSING, "no answer");
                }
                return written;
            }
        }

        private PriceWritten set(PriceWrite write) {
            String sku = write.sku();
            if (refusals.containsKey(sku)) {
                return new PriceWritten.Refused(
                        sku,
                        Failure.of(
                                FailureCode.TARGET_REFUSED,
                                system,
                                "writePrices",
                                refusals.getOrDefault(sku, ""),
                                "look at it"));
            }
            prices.put(sku, write.price());
            history.add(new Shown(sku, write.price()));
            return new PriceWritten.Written(sku);
        }

        private void requireUp(int size) {
            if (size > MOST) {
                throw new IllegalArgumentException("asked for " + size + " SKUs, at most " + MOST);
            }
            if (down) {
                throw failure(FailureCode.UNREACHABLE, "no connection");
            }
        }

        private void failAtOnce(FakeShelves.Fault fault) {
            switch (fault) {
                case UNREACHABLE -> throw failure(FailureCode.UNREACHABLE, "no connection");
                case TOO_BUSY -> throw failure(FailureCode.TOO_BUSY, "come later");
                case NOT_DONE_AND_NO_ANSWER -> throw failure(FailureCode.ANSWER_MISSING, "no answer");
                case DONE_BUT_NO_ANSWER -> {
                    // The work is done first.
                }
            }
        }

        private FailureException failure(FailureCode code, String why) {
            return new FailureException(
                    Failure.of(code, system, "writePrices", why, "look at it").retryingAfter(Duration.ZERO));
        }
    }
}
