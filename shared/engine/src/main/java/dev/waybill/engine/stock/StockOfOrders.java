package dev.waybill.engine.stock;

import dev.waybill.connector.Capability;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Running;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Has shops look again at what an order takes off the shelf, at once, rather than when the owner of stock says that it moved. The
 * messages carry no number: whoever looks asks the owner and counts what is on its way, so a message too many does no harm.
 */
public final class StockOfOrders {
    /** A subject has no longer id; no owner of stock knows such an item. */
    private static final int LONGEST_SKU = 200;

    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public StockOfOrders(DeliveryQueue queue, Ids ids, Clock clock) {
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** The ways on which an ERP tells its stock to shops. */
    public static List<Way> ways(SystemId erp, Running running) {
        return running.ways(FlowSpec.STOCK_TO_SHOPS.word(), Capability.STOCK_SOURCE, Capability.STOCK_TARGET).stream()
                .filter(way -> way.source().equals(erp))
                .toList();
    }

    /**
     * Queues a look at each item of the order on each way.
     *
     * @param because the change that is the reason, so that both are found together
     * @throws dev.waybill.domain.failure.FailureException if the queue cannot take them
     */
    public void lookAgain(Order order, List<Way> ways, CorrelationId because) {
        LookAgain look = new LookAgain(Look.SOLD, because, ids.next(), clock.instant());
        Set<String> skus = new TreeSet<>();
        order.lines().stream()
                .flatMap(line -> line.sku().stream())
                .filter(sku -> sku.length() <= LONGEST_SKU)
                .forEach(skus::add);
        List<Envelope> messages =
                ways.stream().flatMap(way -> looks(look, skus, way)).toList();
        if (!messages.isEmpty()) {
            queue.send(messages);
        }
    }

    private static Stream<Envelope> looks(LookAgain look, Set<String> skus, Way way) {
        return skus.stream().map(sku -> look.at(sku, way));
    }
}
