package dev.waybill.connectors.tryton;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A percentage tax on sales, as Tryton has it.
 *
 * @param rate as a factor: 0.19 for 19 %
 * @param from first day it is valid on; empty for always
 * @param until last day it is valid on; empty for always
 */
record TaxRecord(long id, String name, BigDecimal rate, Optional<LocalDate> from, Optional<LocalDate> until) {

    boolean isValidOn(LocalDate day) {
        return from.filter(day::isBefore).isEmpty()
                && until.filter(day::isAfter).isEmpty();
    }
}
