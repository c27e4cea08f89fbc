package dev.waybill.engine.balance;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.intake.Arrival;
import dev.waybill.engine.intake.Routing;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Queues what nobody can explain, exactly as the shop's webhook would have: the shop owns its orders, so what it says now is right.
 * Doing so twice does no harm.
 */
public final class Repair {
    private final CurrentLandscape landscape;
    private final DeliveryQueue queue;
    private final Ids ids;
    private final Clock clock;

    public Repair(CurrentLandscape landscape, DeliveryQueue queue, Ids ids, Clock clock) {
        this.landscape = landscape;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Queues the unexplained orders of a day for their target.
     *
     * @return how many
     * @throws dev.waybill.domain.failure.FailureException if the queue cannot take them
     */
    public int queue(DayBalance balance) {
        Routing routing = new Routing(landscape.now().landscape(), ids);
        Instant now = clock.instant();
        List<Envelope> messages = balance.unexplained().stream()
                .flatMap(order -> messages(routing, balance, order, now))
                .toList();
        if (!messages.isEmpty()) {
            queue.send(messages);
        }
        return messages.size();
    }

    private static Stream<Envelope> messages(Routing routing, DayBalance balance, BookedOrder order, Instant now) {
        Arrival arrival = new Arrival(balance.shop(), order.said().body(), now);
        return routing.perTarget(arrival, order.said().notice()).stream()
                .filter(envelope -> envelope.target().equals(balance.target()));
    }
}
