package dev.waybill.engine.report;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where it is kept what was found when both sides were compared; a port like those of {@code engine.port}, here because what it keeps
 * is made from what others found through those. Its contract is {@code ReportsContract} in the testkit. Faults of
 * the store surface as a {@code FailureException} with {@code DOWN} in system {@code ledger}.
 */
public interface Reports {
    /** So many orders or items are named in what is kept; how many more there were is kept as a number. */
    int MOST_NAMED = 500;

    /** In place of what was found of the same day before. */
    void keep(BalanceReport report);

    void keep(DriftReport report);

    /** In place of what failed there before. */
    void keep(Unread unread);

    /** Of one day, by target. */
    List<BalanceReport> balances(SystemId shop, LocalDate day);

    /**
     * The newest days first, at most so many reports, and no more are read.
     *
     * @param last no day after this one; empty for all
     */
    List<BalanceReport> balances(SystemId shop, Optional<LocalDate> last, int most);

    /**
     * Newest first, at most so many, and no more are read; empty if this way was never compared.
     *
     * @param before only looks before this one, to the second; empty for all
     */
    List<DriftReport> drifts(FlowSpec flow, Way way, Optional<Instant> before, int most);

    /** The last failure of each comparison that ever failed; it may have succeeded since. */
    List<Unread> unread();
}
