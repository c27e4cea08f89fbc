package dev.waybill.connectors.tryton;

import java.util.Set;

/**
 * A product variant, as Tryton has it.
 *
 * @param unit id of the unit it is sold in
 * @param usualTaxes ids of the customer taxes of its accounting category
 */
record Item(long id, String code, boolean salable, long unit, Set<Long> usualTaxes) {
    Item {
        usualTaxes = Set.copyOf(usualTaxes);
    }
}
