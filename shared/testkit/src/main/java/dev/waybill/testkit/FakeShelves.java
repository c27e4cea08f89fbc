package dev.waybill.testkit;

import dev.waybill.connector.stock.StockLevel;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.connector.stock.StockTarget;
import dev.waybill.connector.stock.StockWrite;
import dev.waybill.connector.stock.StockWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.system.SystemId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one shop of a {@link FakeShop} shows as available; whole pieces. Counts its reads and writes, refuses and fails on request. */
public final class FakeShelves {
    /** How a write as a whole goes wrong. */
    public enum Fault {
        /** Nothing was done. */
        UNREACHABLE,
        /** Asks to come later. */
        TOO_BUSY,
        /** Does the work, then the answer is lost. */
        DONE_BUT_NO_ANSWER,
        /** Does not do the work, and no answer comes. */
        NOT_DONE_AND_NO_ANSWER
    }

    /** A number that was written. */
    public record Shown(String sku, BigDecimal quantity) {}

    private final SystemId system;
    private final Map<String, Optional<BigDecimal>> numbers = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final Set<String> spoiling = new HashSet<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Shown> history = new ArrayList<>();
    private Optional<Runnable> atNextWrite = Optional.empty();
    private int mostPerWrite = 100;
    private boolean compares;
    private boolean down;
    private int reads;
    private int writes;

    FakeShelves(SystemId system) {
        this.system = system;
    }

    public synchronized void has(String sku, long quantity) {
        numbers.put(sku, Optional.of(BigDecimal.valueOf(quantity)));
    }

    /** Has the item, but shows no number. */
    public synchronized void hasWithoutNumber(String sku) {
        numbers.put(sku, Optional.empty());
    }

    /** Two products share the SKU. */
    public synchronized void hasTwice(String sku) {
        has(sku, 0);
        twice.add(sku);
    }

    public synchronized void forgets(String sku) {
        numbers.remove(sku);
    }

    /** Somebody buys so many, or gives them back where negative. */
    public synchronized void sells(String sku, long quantity) {
        numbers.computeIfPresent(sku, (known, before) -> before.map(it -> it.subtract(BigDecimal.valueOf(quantity))));
    }

    /** No number is taken for this item any more. */
    public synchronized void refuses(String sku, String why) {
        refusals.put(sku, why);
    }

    public synchronized void accepts(String sku) {
        refusals.remove(sku);
        spoiling.remove(sku);
    }

    /** A write with this item and others is refused as a whole; alone, the item is refused. */
    public synchronized void isSpoiledBy(String sku) {
        spoiling.add(sku);
        refuses(sku, "it is poison");
    }

    public synchronized void failNextWrites(Fault... like) {
        faults.addAll(List.of(like));
    }

    /** Happens before the next write, once: somebody buys between our reading and our writing. */
    public synchronized void atNextWrite(Runnable happens) {
        atNextWrite = Optional.of(happens);
    }

    public synchronized void comparesBeforeSetting() {
        compares = true;
    }

    public synchronized void writesAtMost(int most) {
        mostPerWrite = most;
    }

    public synchronized void goesDown() {
        down = true;
    }

    public synchronized void comesBack() {
        down = false;
        faults.clear();
    }

    /** Whether nothing reaches the shop. */
    synchronized boolean isDown() {
        return down;
    }

    /** What is shown; empty where the item is not known or shows no number. */
    public synchronized Optional<BigDecimal> shown(String sku) {
        return numbers.getOrDefault(sku, Optional.empty());
    }

    /** How often numbers were read, in vain or not. */
    public synchronized int reads() {
        return reads;
    }

    /** How many calls to write there were, in vain or not. */
    public synchronized int writes() {
        return writes;
    }

    /** Every number that was set by a write, in order; one for each SKU of a call. */
    public synchronized List<Shown> history() {
        return List.copyOf(history);
    }

    StockTarget target() {
        return new Target();
    }

    private final class Target implements StockTarget {
        @Override
        public int mostPerRead() {
            return mostPerWrite;
        }

        @Override
        public int mostPerWrite() {
            return mostPerWrite;
        }

        @Override
        public int decimals() {
            return 0;
        }

        @Override
        public Map<String, StockReading> read(Set<String> skus) {
            synchronized (FakeShelves.this) {
                reads++;
                requireUp(skus.size());
                Map<String, StockReading> found = new HashMap<>();
                skus.stream().filter(numbers::containsKey).forEach(sku -> found.put(sku, reading(sku)));
                return found;
            }
        }

        private StockReading reading(String sku) {
            return twice.contains(sku)
                    ? new StockReading.Unfit(sku, refusal(sku, "two products have this SKU"))
                    : level(sku);
        }

        private StockLevel level(String sku) {
            return new StockLevel(sku, new ExternalRef(system, "p-" + sku, sku), Optional.empty(), shown(sku));
        }

        @Override
        public List<StockWritten> write(List<StockWrite> list) {
            Optional<Runnable> happens;
            synchronized (FakeShelves.this) {
                happens = atNextWrite;
                atNextWrite = Optional.empty();
            }
            happens.ifPresent(Runnable::run);
            synchronized (FakeShelves.this) {
                writes++;
                requireUp(list.size());
                Optional<Fault> fault = Optional.ofNullable(faults.poll());
                fault.ifPresent(this::failAtOnce);
                requireUnspoiled(list);
                List<StockWritten> written = list.stream().map(this::set).toList();
                if (fault.isPresent()) {
                    throw failure(FailureCode.ANSWER_MISSING, "no answer");
                }
                return written;
            }
        }

        private StockWritten set(StockWrite write) {
            String sku = write.sku();
            if (!numbers.containsKey(sku)) {
                return new StockWritten.Refused(sku, refusal(sku, "it is gone"));
            }
            if (refusals.containsKey(sku)) {
                return new StockWritten.Refused(sku, refusal(sku, refusals.getOrDefault(sku, "")));
            }
            if (write.quantity().stripTrailingZeros().scale() > 0) {
                String why = write.quantity().toPlainString() + " is no whole number";
                return new StockWritten.Refused(sku, refusal(sku, why));
            }
            if (compares && !write.before().published().equals(shown(sku))) {
                return new StockWritten.Changed(level(sku));
            }
            numbers.put(sku, Optional.of(write.quantity()));
            history.add(new Shown(sku, write.quantity()));
            return new StockWritten.Written(sku);
        }

        private void requireUnspoiled(List<StockWrite> list) {
            if (list.size() > 1 && list.stream().anyMatch(write -> spoiling.contains(write.sku()))) {
                throw failure(FailureCode.TARGET_REFUSED, "one of " + list.size() + " spoils the call");
            }
        }

        private void requireUp(int size) {
            if (size > mostPerWrite) {
                throw new IllegalArgumentException("asked for " + size + " SKUs, at most " + mostPerWrite);
            }
            if (down) {
                throw failure(FailureCode.UNREACHABLE, "no connection");
            }
        }

        private void failAtOnce(Fault fault) {
            switch (fault) {
                case UNREACHABLE -> throw failure(FailureCode.UNREACHABLE, "no connection");
                case TOO_BUSY -> throw failure(FailureCode.TOO_BUSY, "come later");
                case NOT_DONE_AND_NO_ANSWER -> throw failure(FailureCode.ANSWER_MISSING, "no answer");
                case DONE_BUT_NO_ANSWER -> {
                    // The work is done first.
                }
            }
        }

        private Failure refusal(String sku, String why) {
            return Failure.of(
                    FailureCode.TARGET_REFUSED, system, "writeStock", "the item '" + sku + "': " + why, "look at it");
        }

        private FailureException failure(FailureCode code, String why) {
            return new FailureException(
                    Failure.of(code, system, "writeStock", why, "look at it").retryingAfter(Duration.ZERO));
        }
    }
}
