package dev.waybill.flows;

import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.testkit.Crash;
import java.util.List;

/** Cursors in memory that die once at a chosen write. */
final class DyingCursors implements CursorStore {
    final MemoryCursors kept = new MemoryCursors();
    private int writesLeft = -1;
    private boolean written;

    void dieAt(int write, boolean afterwards) {
        writesLeft = write;
        written = afterwards;
    }

    void live() {
        writesLeft = -1;
    }

    @Override
    public List<Cursor> all() {
        return kept.all();
    }

    @Override
    public boolean write(Cursor next) {
        writesLeft--;
        if (writesLeft == 0 && !written) {
            throw Crash.before("the cursor is written");
        }
        boolean won = kept.write(next);
        if (writesLeft == 0) {
            throw Crash.before("it knows that the cursor is written");
        }
        return won;
    }
}
