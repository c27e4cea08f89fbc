package dev.waybill.engine.memory;

import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.port.CursorStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cursors in memory. */
public final class MemoryCursors implements CursorStore {
    private final Map<Polled, Cursor> cursors = new HashMap<>();

    @Override
    public synchronized List<Cursor> all() {
        return List.copyOf(cursors.values());
    }

    @Override
    public synchronized boolean write(Cursor next) {
        long before =
                Optional.ofNullable(cursors.get(next.of())).map(Cursor::version).orElse(0L);
        if (before != next.version() - 1) {
            return false;
        }
        cursors.put(next.of(), next);
        return true;
    }
}
