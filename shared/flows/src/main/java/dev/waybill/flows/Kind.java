package dev.waybill.flows;

import java.util.function.Supplier;

/**
 * One kind of what is brought into a shop, with its two ends.
 *
 * @param owners asked only where something is to be compared or published
 */
record Kind<R>(Shelf<R> shelf, Supplier<Owners> owners) {}
