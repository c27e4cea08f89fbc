package dev.waybill.cli.books;

import dev.waybill.engine.doctor.Check;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How the systems stand with each other, and whether they can be worked with. Throws {@link dev.waybill.cli.target.UsageException}
 * where something is not known there, and {@link dev.waybill.domain.failure.FailureException} where nobody answers.
 */
public interface Comparisons {
    /**
     * A day's balance of each shop.
     *
     * @param zone by whose clock the day is
     */
    Compared balances(LocalDate day, ZoneId zone, Optional<String> shop);

    /**
     * What shops show otherwise than the owner has it: stock, then paper.
     *
     * @param days what moved within so many
     * @param tolerance differences of stock up to this are none
     */
    Compared drifts(Optional<Integer> days, Optional<BigDecimal> tolerance, Optional<String> shop);

    /**
     * What systems that run beside others would have done otherwise.
     *
     * @param days what was decided within so many; default the last one
     */
    Compared shadows(Optional<Integer> days);

    /** What came of testing the connection to a system, or to all. */
    List<Check> checks(Optional<String> system);
}
