package dev.waybill.flows;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shops sell while their stock is carried: each order takes its goods off its shop's shelf at once, and off the ERP's when it arrives. */
final class BurstWorld {
    final StockWorld stock;
    private final List<Order> placed = new ArrayList<>();
    private final Set<SubjectRef> arrived = new HashSet<>();

    private final Map<SystemId, Long> units;

    BurstWorld(LandscapeFixture fixture) {
        this(fixture, Map.of());
    }

    /** @param units how many of the ERP's pieces one of each item is in a shop; one where nothing is said */
    BurstWorld(LandscapeFixture fixture, Map<SystemId, Long> units) {
        stock = new StockWorld(fixture);
        this.units = units;
    }

    private BigDecimal pieces(Order order, OrderLine line) {
        return line.quantity()
                .value()
                .multiply(BigDecimal.valueOf(unit(order.subject().system())));
    }

    private long unit(SystemId shop) {
        return units.getOrDefault(shop, 1L);
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
                            line.sku().orElseThrow(), "main", pieces(order, line), stock.clock.instant()));
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
                .flatMap(order -> order.lines().stream()
                        .filter(line -> line.sku().orElseThrow().equals(sku))
                        .map(line -> pieces(order, line)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What can be sold without selling anything twice. */
    BigDecimal sellable(String sku) {
        return stock.warehouse.available(sku).subtract(open(sku)).max(BigDecimal.ZERO);
    }

    /** As many pieces of the ERP's as so many in a shop are. */
    BigDecimal pieces(SystemId shop, BigDecimal inShop) {
        return inShop.multiply(BigDecimal.valueOf(unit(shop)));
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
