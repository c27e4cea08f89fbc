package dev.waybill.engine.stock;

import dev.waybill.connector.stock.StockSource;
import dev.waybill.domain.money.Quantity;
import dev.waybill.domain.stock.OpenOrders;
import dev.waybill.domain.stock.StockFormula;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What shops are to show, worked out for who compares and does not carry. */
record RightNumbers(OrdersOnTheirWay ordersOnTheirWay) {
    /**
     * The numbers of some items on one way, under one version of the configuration.
     *
     * @param skus no more than the owner of stock reads at once
     * @return without those that the owner does not know
     * @throws dev.waybill.domain.failure.FailureException if the owner, or the ledger, cannot be asked
     */
    Map<String, StockFormula> of(Way way, Running running, Set<String> skus) {
        StockSource source = running.require(way.source()).stockSource();
        int decimals = running.require(way.target()).stockTarget().decimals();
        StockPolicy policy = Policies.of(running.landscape(), way.source(), way.target());
        Sold sold = policy.openOrders() == OpenOrders.IGNORED
                ? Sold.NOTHING
                : ordersOnTheirWay.unknownTo(way.source(), running, Asking.DIRECTLY, () -> true);
        Map<String, Quantity> available = source.available(skus, policy.locations());
        return available.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        there -> new StockFormula(
                                way.source(),
                                there.getValue(),
                                sold.of(there.getKey()),
                                policy.shown(there.getKey(), decimals))));
    }
}
