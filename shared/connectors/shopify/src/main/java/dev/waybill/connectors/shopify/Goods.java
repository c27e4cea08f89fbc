package dev.waybill.connectors.shopify;

import dev.waybill.domain.document.Shipment;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many pieces of which SKU; none of them zero. */
record Goods(Map<String, Long> pieces) {
    /** More than any parcel holds, and far from where numbers overflow. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    Goods {
        TreeMap<String, Long> some = new TreeMap<>(pieces);
        some.values().removeIf(count -> count == 0);
        pieces = Collections.unmodifiableMap(some);
    }

    /** Several lines of one SKU are added up. None may be {@link #notWhole}. */
    static Goods of(Collection<Shipment.Line> lines) {
        return new Goods(lines.stream()
                .collect(Collectors.groupingBy(
                        Shipment.Line::sku,
                        Collectors.summingLong(line -> line.quantity().value().longValueExact()))));
    }

    /** The first line that is no whole number of pieces: Shopify's quantities are integers. */
    static Optional<Shipment.Line> notWhole(Collection<Shipment.Line> lines) {
        return lines.stream()
                .filter(line -> line.quantity().value().scale() > 0
                        || line.quantity().value().signum() < 0
                        || line.quantity().value().compareTo(MOST) > 0)
                .findFirst();
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether these are among others. */
    boolean areWithin(Goods others) {
        return pieces.entrySet().stream()
                .allMatch(some -> some.getValue() <= others.pieces.getOrDefault(some.getKey(), 0L));
    }

    /** Without those, which must be {@link #areWithin} these. */
    Goods without(Goods those) {
        TreeMap<String, Long> left = new TreeMap<>(pieces);
        those.pieces.forEach((sku, count) -> left.merge(sku, -count, Long::sum));
        return new Goods(left);
    }

    /** {@code 2 x CUP, 1 x MUG}. */
    @Override
    public String toString() {
        return pieces.entrySet().stream()
                .map(some -> some.getValue() + " x " + some.getKey())
                .collect(Collectors.joining(", "));
    }
}
