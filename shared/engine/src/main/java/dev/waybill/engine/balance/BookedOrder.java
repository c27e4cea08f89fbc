package dev.waybill.engine.balance;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.money.Money;
import java.util.Optional;

/**
 * One order of a day's balance.
 *
 * @param number as people call it; the shop's own id where it could not be read
 * @param total with tax, as the shop says; empty where it could not be read
 * @param said as the shop told it just now
 */
public record BookedOrder(String number, Optional<Money> total, Fate fate, Changed said) {}
