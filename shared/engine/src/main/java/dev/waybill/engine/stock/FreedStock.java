package dev.waybill.engine.stock;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import java.util.List;

/** The goods of an order that a person says needs nothing are not on their way any more: all shops that show them look again. */
public final class FreedStock {
    private final Ledger ledger;
    private final CurrentLandscape landscape;
    private final StockOfOrders stock;

    public FreedStock(Ledger ledger, CurrentLandscape landscape, StockOfOrders stock) {
        this.ledger = ledger;
        this.landscape = landscape;
        this.stock = stock;
    }

    /**
     * Queues the looks, once the item is off the list; none for what is no order, or where no shop shows stock.
     *
     * @throws dev.waybill.domain.failure.FailureException if ledger or queue cannot be reached; the item stays dismissed
     */
    public void of(OpenItem item) {
        Running running = landscape.now();
        List<Way> ways = StockOfOrders.ways(item.target(), running);
        if (item.subject().kind() != EntityKind.ORDER || ways.isEmpty()) {
            return;
        }
        ledger.kept(item.opened().by()).map(KeptMessage::envelope).ifPresent(envelope -> running.find(envelope.source())
                .flatMap(shop -> shop.orderSource().stateIn(envelope))
                .ifPresent(order -> stock.lookAgain(order, ways, envelope.correlation())));
    }
}
