package dev.waybill.engine.stock;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an order takes off the shelf.
 *
 * @param version of the state that was read
 * @param pieces by SKU; none for an order that was called off or is not placed yet
 */
record OrderSeen(SubjectRef subject, Optional<Version> version, Map<String, BigDecimal> pieces) {
    OrderSeen {
        pieces = Map.copyOf(pieces);
    }

    static OrderSeen of(Order order) {
        boolean sold = order.stage() == OrderStage.PLACED || order.stage() == OrderStage.CONFIRMED;
        Map<String, BigDecimal> pieces = order.lines().stream()
                .filter(line -> sold && line.sku().isPresent())
                .collect(Collectors.toMap(
                        line -> line.sku().orElseThrow(),
                        line -> line.quantity().value(),
                        BigDecimal::add));
        return new OrderSeen(order.subject(), Optional.of(order.version()), pieces);
    }

    static OrderSeen nothing(SubjectRef subject) {
        return new OrderSeen(subject, Optional.empty(), Map.of());
    }

    /** Whether its goods are in the owner's number, or never will be. */
    boolean isSettled(Optional<Link> link) {
        return link.map(this::isSettled).orElse(false);
    }

    private boolean isSettled(Link link) {
        boolean arrived =
                link.state() == LinkState.DELIVERED || link.targetRef().isPresent();
        boolean dismissed = link.state().isOpen() && link.opened().isEmpty();
        return arrived || dismissed || (link.state() == LinkState.SKIPPED && !isNewerThan(link));
    }

    private boolean isNewerThan(Link link) {
        return version.isPresent()
                && link.version()
                        .map(decided -> decided.isOlderThan(version.get()))
                        .orElse(true);
    }
}
