package dev.waybill.engine.port;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.SetSummary;
import java.util.List;
import java.util.Optional;

/**
 * Where change sets are kept, with their before-images. Its contract is {@code ChangeSetsContract} in the testkit. Faults of the
 * store surface as a {@code FailureException} with {@code DOWN} in system {@code ledger}.
 */
public interface ChangeSets {
    /**
     * Keeps a set as it is now if nobody else changed it meanwhile: the stored one must have version {@code next.version() - 1}, or
     * there must be none and the version be 1. Readers see all of it or nothing.
     *
     * @return false if somebody was quicker; nothing was changed then
     */
    boolean write(ChangeSet next);

    /** A set with all its lines, never an old copy; empty if there is none of that name. */
    Optional<ChangeSet> find(String id);

    /** All there are without their lines, newest first, at most so many. */
    List<SetSummary> latest(int most);
}
