package dev.waybill.demo;

import dev.waybill.demo.shop.Product;
import dev.waybill.demo.shop.ShopBooks;
import dev.waybill.demo.shop.ShopInterface;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.domain.system.SystemSpec;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The demo's WooCommerce shops as programs see them: they tell orders and products, and take stock, notes and statuses. */
public final class DemoShopRest implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    /** Kept free for examples (RFC 2606): no real shop is there. */
    private static final String NOBODY_S = ".example";

    private final ShopBooks books;
    private final LoopbackServer server;

    private DemoShopRest(int port, Function<String, Optional<String>> keys, Clock clock) {
        this.books = new ShopBooks(clock);
        this.server = LoopbackServer.start(port, MOST_BYTES, new ShopInterface(books, keys));
    }

    /**
     * Begins to answer.
     *
     * @param port 0 for any free one
     * @param keys by a shop's name its {@code rest-key} and {@code rest-secret}, with a colon between
     */
    public static DemoShopRest start(int port, Function<String, Optional<String>> keys, Clock clock) {
        return new DemoShopRest(port, keys, clock);
    }

    /** Whether the demo plays this shop: a WooCommerce shop at an address that nobody can have. */
    public static boolean plays(SystemSpec system) {
        return system.connector().equals(Product.WOOCOMMERCE.connector())
                && system.setting("url")
                        .map(url -> URI.create(url).getHost())
                        .filter(host -> host.endsWith(NOBODY_S))
                        .isPresent();
    }

    /** What the shop's setting {@code url} must say. */
    public URI address(String system) {
        return server.address().resolve("/" + system);
    }

    public int port() {
        return server.port();
    }

    /** What the shops know. */
    public ShopBooks books() {
        return books;
    }

    @Override
    public void close() {
        server.close();
    }
}
