package dev.waybill.engine.memory;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.engine.port.ChangeSets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Change sets in memory. */
public final class MemoryChangeSets implements ChangeSets {
    private final Map<String, ChangeSet> sets = new TreeMap<>(Comparator.reverseOrder());

    @Override
    public synchronized boolean write(ChangeSet next) {
        long before = find(next.id()).map(ChangeSet::version).orElse(0L);
        if (before != next.version() - 1) {
            return false;
        }
        sets.put(next.id(), next);
        return true;
    }

    @Override
    public synchronized Optional<ChangeSet> find(String id) {
        return Optional.ofNullable(sets.get(id));
    }

    @Override
    public synchronized List<SetSummary> latest(int most) {
        return sets.values().stream().limit(most).map(SetSummary::of).toList();
    }
}
