package dev.waybill.flows;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockAgain;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.engine.whatif.MessagesAgain;
import dev.waybill.engine.whatif.TwoVersions;
import dev.waybill.engine.whatif.WhatIf;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes the decisions of the last days again, of every flow, under a configuration that is not in force. Reads from systems and
 * ledger; writes and queues nothing.
 *
 * @param inForce what is compared with
 * @param connections by which the systems of the other configuration are reached
 */
public record WhatIfs(CurrentLandscape inForce, Connections connections, Ledger ledger, Ids ids, Clock clock) {
    /** A rehearsal ends before anything is queued. */
    private static final DeliveryQueue NOTHING_IS_SENT = envelopes -> {
        throw new IllegalStateException("a rehearsal sends nothing, but was about to send " + envelopes.size());
    };

    /**
     * Decides again what changed at or after a moment.
     *
     * @param most of each way, those that changed last
     * @param goOn whether there is time to decide one more
     * @throws dev.waybill.domain.failure.FailureException if the configuration in force cannot be read
     */
    public WhatIf.Report under(Landscape wanted, Instant since, int most, BooleanSupplier goOn) {
        Flows flows = new Flows(List.of(
                new OrdersToErp(ledger, new StockOfOrders(NOTHING_IS_SENT, ids, clock)),
                new DocumentsToShops(),
                Customers.toErp(new MemoryLeases(), ids, clock),
                Customers.toShops(new MemoryLeases(), ids, clock)));
        Rehearsal rehearsal = new Rehearsal(inForce, flows, ledger, clock);
        return new WhatIf(List.of(
                        MessagesAgain.ofOrders(rehearsal, ids, clock),
                        MessagesAgain.ofPapers(rehearsal, ids, clock),
                        MessagesAgain.ofCustomers(FlowSpec.CUSTOMERS_TO_ERP, rehearsal, ids, clock),
                        MessagesAgain.ofCustomers(FlowSpec.CUSTOMERS_TO_SHOPS, rehearsal, ids, clock),
                        new ItemsAgain(ids, clock),
                        new StockAgain(new OrdersOnTheirWay(ledger, ids, clock))))
                .run(new TwoVersions(inForce.now(), new Running(wanted, connections)), since, most, goOn);
    }
}
