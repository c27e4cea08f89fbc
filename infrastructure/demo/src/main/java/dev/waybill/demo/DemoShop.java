package dev.waybill.demo;

import dev.waybill.demo.shop.Counter;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.demo.shop.ShopFloor;
import dev.waybill.demo.shop.ShopPage;
import dev.waybill.demo.web.LoopbackServer;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Shops to place orders in: a page whose buttons send really signed webhooks and show what was answered. */
public final class DemoShop implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;

    private final ShopFloor floor;
    private final LoopbackServer page;

    private DemoShop(ShopFloor floor, LoopbackServer page) {
        this.floor = floor;
        this.page = page;
    }

    /**
     * Opens the shops.
     *
     * @param port 0 for any free one
     * @param books what the shops know
     */
    public static DemoShop start(int port, List<Counter> counters, ShopBooks books, Clock clock) {
        ShopFloor floor = new ShopFloor(counters, books, clock);
        return new DemoShop(floor, LoopbackServer.start(port, MOST_BYTES, new ShopPage(floor)));
    }

    /** Address of the page. */
    public URI page() {
        return page.address();
    }

    @Override
    public void close() {
        page.close();
        floor.close();
    }
}
