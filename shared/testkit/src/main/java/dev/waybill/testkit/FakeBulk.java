package dev.waybill.testkit;

import dev.waybill.connector.item.ItemWritten;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
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
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls about many items at once, as a shop takes them: counted, refused and failed on request. */
public abstract class FakeBulk {
    static final int MOST = 100;

    final SystemId system;
    private final String operation;
    private final Map<String, String> refusals = new HashMap<>();
    private final Set<String> spoiling = new HashSet<>();
    private final Deque<FakeShelves.Fault> faults = new ArrayDeque<>();
    private Optional<Runnable> atNextWrite = Optional.empty();
    private boolean down;
    private int reads;
    private int writes;

    FakeBulk(SystemId system, String operation) {
        this.system = system;
        this.operation = operation;
    }

    public final synchronized void refuses(String sku, String why) {
        refusals.put(sku, why);
    }

    /** A write with this item and others is refused as a whole; alone, the item is refused. */
    public final synchronized void isSpoiledBy(String sku) {
        spoiling.add(sku);
        refuses(sku, "it is poison");
    }

    public final synchronized void accepts(String sku) {
        refusals.remove(sku);
        spoiling.remove(sku);
    }

    public final synchronized void failNextWrites(FakeShelves.Fault... like) {
        faults.addAll(List.of(like));
    }

    /** Happens before the next write, once. */
    public final synchronized void atNextWrite(Runnable happens) {
        atNextWrite = Optional.of(happens);
    }

    public final synchronized void goesDown() {
        down = true;
    }

    public final synchronized void comesBack() {
        down = false;
    }

    public final synchronized int reads() {
        return reads;
    }

    /** How many calls to write there were, in vain or not. */
    public final synchronized int writes() {
        return writes;
    }

    final synchronized void isRead(int items) {
        reads++;
        requireUp(items);
    }

    /**
     * A call to write.
     *
     * @param sets what is done for each that is not refused
     */
    final <W> List<ItemWritten> written(List<W> list, Function<W, String> sku, Consumer<W> sets) {
        Optional<Runnable> happens;
        synchronized (this) {
            happens = atNextWrite;
            atNextWrite = Optional.empty();
        }
        happens.ifPresent(Runnable::run);
        synchronized (this) {
            writes++;
            requireUp(list.size());
            Optional<FakeShelves.Fault> fault = Optional.ofNullable(faults.poll());
            fault.ifPresent(this::failAtOnce);
            if (list.size() > 1 && list.stream().map(sku).anyMatch(spoiling::contains)) {
                throw failure(FailureCode.TARGET_REFUSED, "one of " + list.size() + " spoils the call");
            }
            List<ItemWritten> written = new ArrayList<>();
            for (W write : list) {
                written.add(written(sku.apply(write), () -> sets.accept(write)));
            }
            if (fault.isPresent()) {
                throw failure(FailureCode.ANSWER_MISSING, "no answer");
            }
            return written;
        }
    }

    private ItemWritten written(String sku, Runnable sets) {
        if (refusals.containsKey(sku)) {
            return new ItemWritten.Refused(
                    sku,
                    Failure.of(
                            FailureCode.TARGET_REFUSED,
                            system,
                            operation,
                            refusals.getOrDefault(sku, ""),
                            "look at it"));
        }
        sets.run();
        return new ItemWritten.Written(sku);
    }

    final synchronized void requireUp(int size) {
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
                Failure.of(code, system, operation, why, "look at it").retryingAfter(Duration.ZERO));
    }
}
