package dev.waybill.engine.stock;

import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.port.Leases;
import java.time.Duration;

/**
 * What decides how stock is carried.
 *
 * @param leases keep two writers apart
 * @param ordersOnTheirWay know what is sold and not yet in the owner's numbers
 * @param circuits say whether a system is called
 * @param judgement says what a failure means
 * @param reserve time that one bulk of reads and writes may need; with less than that left, none is begun
 */
public record StockRules(
        Leases leases, OrdersOnTheirWay ordersOnTheirWay, Circuits circuits, Judgement judgement, Duration reserve) {}
