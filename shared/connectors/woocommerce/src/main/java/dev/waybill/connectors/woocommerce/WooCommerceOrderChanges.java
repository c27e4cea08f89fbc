package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.order.OrderChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lists the shop's orders by their last change, with those in the trash: status {@code any} leaves them out, and takes no
 * other beside it (woocommerce {@code class-wc-rest-orders-controller.php}, {@code prepare_objects_query}; read 2026-11).
 * At one time the others come first, each kind in the shop's own order, by id.
 */
final class WooCommerceOrderChanges implements OrderChanges {
    private static final String LIVING = "any";
    private static final String TRASH = "trash";

    private final OrderPages pages;

    WooCommerceOrderChanges(OrderPages pages) {
        this.pages = pages;
    }

    @Override
    public int pageSize() {
        return OrderPages.SIZE;
    }

    /** The trash is read first. However it is spread among the rest, so many of the rest come before what is wanted. */
    @Override
    public List<Changed> since(Instant from, int skip) {
        List<Changed> trash = pages.read(TRASH, from, 0, skip + pageSize());
        int passed = Math.max(0, skip - trash.size());
        int left = skip - passed;
        List<Changed> all = new ArrayList<>(pages.read(LIVING, from, passed, left + pageSize()));
        all.addAll(trash);
        all.sort(Comparator.comparing(Changed::changedAt));
        return all.stream().skip(left).limit(pageSize()).toList();
    }
}
