package dev.waybill.flows;

import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderStage;
import dev.waybill.engine.ledger.Link;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a state of an order says, in short; when it was changed aside. Kept with the order's link once its target has it.
 *
 * @param goods what it takes off the shelf
 * @param rest everything but how far shipping has come, goods included
 */
record OrderDigest(String goods, String rest, Fulfilment fulfilment) {
    /** Only sets off a look too few or too many. */
    private static final int GOODS_DIGITS = 16;

    /** 128 bits: no two states of one order have the same by chance, nor by anybody's work. */
    private static final int REST_DIGITS = 32;

    private record Piece(Optional<String> sku, String quantity) {}

    private record Goods(boolean sold, List<Piece> pieces) {}

    static OrderDigest of(Order order) {
        boolean sold = order.stage() == OrderStage.PLACED || order.stage() == OrderStage.CONFIRMED;
        List<Piece> pieces = order.lines().stream()
                .map(line -> new Piece(line.sku(), line.quantity().toString()))
                .toList();
        return new OrderDigest(
                Fingerprint.of(new Goods(sold, pieces), Set.of(), GOODS_DIGITS),
                Fingerprint.of(order, Set.of("version", "fulfilment"), REST_DIGITS),
                order.fulfilment());
    }

    /** Whether only shipping tells the two apart, if anything does. */
    boolean isButForShipping(OrderDigest other) {
        return rest.equals(other.rest);
    }

    /** Whether it takes off the shelf what it took when its target was told of it last. */
    boolean takesTheSameAs(Optional<Link> before) {
        return before.flatMap(Link::told)
                .flatMap(OrderDigest::parse)
                .filter(told -> told.goods.equals(goods))
                .isPresent();
    }

    /** As it is kept. */
    String text() {
        return goods + "." + rest + "." + fulfilment;
    }

    /** Reads it back; empty for what is none. */
    static Optional<OrderDigest> parse(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length != 3
                ? Optional.empty()
                : Arrays.stream(Fulfilment.values())
                        .filter(known -> known.name().equals(parts[2]))
                        .map(known -> new OrderDigest(parts[0], parts[1], known))
                        .findFirst();
    }
}
