package dev.waybill.flows;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shops sell while their stock is carried: each order takes its goods off its shop's shelf at once, and off the ERP's when it arrives. */
final class BurstWorld {
    final StockWorld stock;
    private final List<Order> placed = new ArrayList<>();
    private final Set<SubjectRef> arrived = new HashSet<>();

    BurstWorld(LandscapeFixture fixture) {
        stock = new StockWorld(fixture);
    }

    FakeErp erp() {
        return stock.erp;
    }

    /** A shop sells; that it told us so is another matter. */
    void sells(Order order) {
        stock.shops.has(order);
        placed.add(order);
        order.lines().forEach(line -> stock.shops
                .shelves(order.subject().system())
                .sells(line.sku().orElseThrow(), line.quantity().value().longValueExact()));
    }

    /** Every order that was placed is carried, as far as the ERP takes it. */
    void carriesOrders() {
        placed.forEach(this::carries);
    }

    /** The order that was placed as number so much is carried. */
    void carries(int index) {
        carries(placed.get(index));
    }

    private void carries(Order order) {
        int before = stock.erp.orders().size();
        stock.carries(order);
        if (stock.erp.orders().size() > before) {
            arrived.add(order.subject());
            order.lines()
                    .forEach(line -> stock.warehouse.take(
                            line.sku().orElseThrow(), "main", line.quantity().value(), stock.clock.instant()));
        }
    }

    /** The shop has an order, and tells of it; its shelf is another matter. */
    void tells(Order order) {
        if (!placed.contains(order)) {
            stock.shops.has(order);
            placed.add(order);
        }
        carries(order);
    }

    /** The one that was placed as number so much. */
    Order order(int index) {
        return placed.get(index);
    }

    int orders() {
        return placed.size();
    }

    /** What is sold in any shop and not in the ERP. */
    BigDecimal open(String sku) {
        return placed.stream()
                .filter(order -> !arrived.contains(order.subject()))
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.sku().orElseThrow().equals(sku))
                .map(line -> line.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What can be sold without selling anything twice. */
    BigDecimal sellable(String sku) {
        return stock.warehouse.available(sku).subtract(open(sku)).max(BigDecimal.ZERO);
    }

    BigDecimal shown(SystemId shop, String sku) {
        return stock.shops.shelves(shop).shown(sku).orElseThrow();
    }

    void coldStart() {
        stock.coldStart();
    }

    void dismissesAll() {
        stock.dismissesAll();
    }
}
