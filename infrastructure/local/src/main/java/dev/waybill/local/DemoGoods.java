package dev.waybill.local;

import dev.waybill.demo.DemoShopRest;
import dev.waybill.demo.Shelf;
import dev.waybill.demo.erp.Books;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.StockLevel;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Goods of the demo: in the ERP since yesterday, and on sale in the shops that it plays, as if Waybill had shown them then. */
record DemoGoods(Books books, Landscape landscape) {
    private static final String STOCK = "stock-to-shops";
    /** Long enough ago that nothing of it is thought to be on its way. */
    private static final Duration SINCE = Duration.ofDays(1);
    /** What one of the goods costs, and what the shops show for it with 19 % tax. */
    private static final BigDecimal NET = BigDecimal.TEN;

    private static final String GROSS = "11.90";

    /** Gives the ERP what these orders need, unless it has stock from an earlier run. */
    void fill(List<Delivery> orders, Instant now) {
        if (books.snapshot().moves().isEmpty()) {
            Shelf.fill(books, orders);
            Shelf.count(books, now.minus(SINCE));
            Shelf.price(books, NET, now.minus(SINCE));
        }
    }

    /** Has the shops sell all that the ERP has, at the numbers that they are to show. */
    void offer(DemoShopRest shops) {
        for (SystemSpec shop : played(shops)) {
            BigDecimal kept = kept(shop);
            for (Item item : books.snapshot().items()) {
                stock(item).ifPresent(level -> shops.books()
                        .offer(
                                shop.id().value(),
                                item.sku(),
                                item.name(),
                                level.available()
                                        .subtract(kept)
                                        .max(BigDecimal.ZERO)
                                        .intValue(),
                                GROSS));
            }
        }
    }

    private BigDecimal kept(SystemSpec shop) {
        return landscape.systems().stream()
                .flatMap(owner -> landscape.route(STOCK, owner.id(), shop.id()).stream())
                .map(route -> route.stock().safetyStock())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private Optional<StockLevel> stock(Item item) {
        return books.stock(List.of(item.sku()), List.of()).stream().findFirst();
    }

    private List<SystemSpec> played(DemoShopRest shops) {
        return landscape.systems().stream()
                .filter(system -> system.setting("url")
                        .equals(Optional.of(shops.address(system.id().value()).toString())))
                .toList();
    }
}
