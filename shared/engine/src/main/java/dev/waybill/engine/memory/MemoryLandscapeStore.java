package dev.waybill.engine.memory;

import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.port.LandscapeStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** {@link LandscapeStore} in memory. */
public final class MemoryLandscapeStore implements LandscapeStore {
    private final ConcurrentSkipListMap<Long, Revision> revisions = new ConcurrentSkipListMap<>();

    @Override
    public Optional<Revision> latest() {
        return history(1).stream().findFirst();
    }

    @Override
    public Optional<Revision> version(long version) {
        return Optional.ofNullable(revisions.get(version));
    }

    @Override
    public List<Revision> history(int most) {
        return revisions.descendingMap().values().stream().limit(most).toList();
    }

    @Override
    public boolean append(Revision revision) {
        return revisions.putIfAbsent(revision.landscape().version(), revision) == null;
    }
}
