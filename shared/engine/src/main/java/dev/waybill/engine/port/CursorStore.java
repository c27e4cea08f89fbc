package dev.waybill.engine.port;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.cursor.Cursor;
import java.util.List;

/**
 * Where it is kept how far each system was read. Its contract is {@code CursorStoreContract} in the testkit. Faults of the store
 * surface as a {@link FailureException} with {@code DOWN} in system {@code ledger}.
 */
public interface CursorStore {
    /** All there are, each as it stands now. */
    List<Cursor> all();

    /**
     * Replaces a cursor if nobody else did meanwhile: the stored one must have version {@code next.version() - 1}, or there must be
     * none and the version be 1. False if somebody was quicker; nothing was changed then.
     */
    boolean write(Cursor next);
}
