package dev.waybill.cli.command;

import dev.waybill.cli.target.Stores;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockAgain;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.engine.whatif.MessagesAgain;
import dev.waybill.engine.whatif.TwoVersions;
import dev.waybill.engine.whatif.WhatIf;
import dev.waybill.flows.DocumentsToShops;
import dev.waybill.flows.OrdersToErp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Makes the decisions of the last days again, from this computer, under a configuration that is not in force. */
record WhatIfRun(Surroundings surroundings, Stores stores) {
    /** A rehearsal ends before anything is queued. */
    private static final DeliveryQueue NOTHING_IS_SENT = envelopes -> {
        throw new IllegalStateException("a rehearsal sends nothing, but was about to send " + envelopes.size());
    };

    WhatIf.Report of(Landscape wanted, Duration back, int most) {
        Clock clock = surroundings.computer().clock();
        Ids ids = () -> UUID.randomUUID().toString();
        CurrentLandscape current = surroundings.landscape(stores);
        Flows flows = new Flows(List.of(
                new OrdersToErp(stores.ledger(), new StockOfOrders(NOTHING_IS_SENT, ids, clock)),
                new DocumentsToShops()));
        Rehearsal rehearsal = new Rehearsal(current, flows, stores.ledger(), clock);
        TwoVersions versions = new TwoVersions(current.now(), new Running(wanted, surroundings.connections(stores)));
        return new WhatIf(List.of(
                        MessagesAgain.ofOrders(rehearsal, ids, clock),
                        MessagesAgain.ofPapers(rehearsal, ids, clock),
                        new StockAgain(new OrdersOnTheirWay(stores.ledger(), ids, clock))))
                .run(versions, clock.instant().minus(back), most);
    }
}
