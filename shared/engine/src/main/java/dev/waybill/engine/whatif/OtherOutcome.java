package dev.waybill.engine.whatif;

/**
 * One decision that would end otherwise.
 *
 * @param what whose: an order's number, or a SKU
 * @param inForce how it ends under the configuration in force, in words
 * @param wanted how it would end
 */
public record OtherOutcome(String what, String inForce, String wanted) {}
