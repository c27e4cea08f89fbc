package dev.waybill.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.shop.Delivery;
import dev.waybill.demo.shop.SampleOrders;
import dev.waybill.demo.shop.Samples;
import dev.waybill.demo.shop.Sender;
import dev.waybill.domain.system.SystemId;
import dev.waybill.local.LocalOptions;
import dev.waybill.local.LocalRun;
import dev.waybill.testkit.HistoryFixture;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The whole product at this computer, with shops and an ERP to which things happen. An order over 100 EUR is held, to be decided within four days. */
final class World implements AutoCloseable {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SystemId SHOP = new SystemId("shop-es");
    /** A recorded order of five lines, 138.25 EUR. */
    private static final String LARGE = "016-order.created-order-registered-multiline";

    final LocalRun run;
    private final Sender sender = new Sender();
    private final LinkedBlockingQueue<JsonNode> log = new LinkedBlockingQueue<>();

    World(Path folder) throws IOException {
        Path configuration = folder.resolve("waybill.yaml");
        Files.writeString(
                configuration,
                Files.readString(ROOT.resolve("infrastructure/config/waybill.yaml"))
                        .replace("total > 5000 EUR", "total > 100 EUR")
                        .replace("to: erp, hold-when", "to: erp, review-within: 4d, hold-when")
                        .replaceFirst("(data: item.price,.*)every 1m", "$1every 1s"));
        run = LocalRun.start(
                new LocalOptions(
                        ROOT,
                        Optional.of(folder),
                        Optional.empty(),
                        Optional.of(configuration),
                        LocalOptions.Ports.free(),
                        Optional.of(Duration.ofSeconds(1)),
                        LocalOptions.Elsewhere.NOTHING,
                        Optional.empty()),
                Clock.systemUTC());
        run.log().listen(log::add);
        run.stock(List.of(SampleOrders.wooCommerce(1, Instant.now()), Samples.recorded(LARGE)));
    }

    URI console() {
        return run.console();
    }

    DemoErp erp() {
        return run.erp().orElseThrow();
    }

    PriceShelf prices() {
        return new PriceShelf(run);
    }

    /** Until prices are held, or written. */
    void pricesEnd(String outcome) {
        ends(outcome, line -> line.path("flow").asText().equals("items-to-shops"));
    }

    /** Orders that happened, as if they had come. */
    HistoryFixture past() {
        return new HistoryFixture(run.ledger());
    }

    /** One that is carried. */
    void delivers(int number) {
        send(SampleOrders.wooCommerce(number, Instant.now()), "DELIVERED");
    }

    /** The same, and the shop can be asked for it. */
    void buys(int number) {
        Delivery order = SampleOrders.wooCommerce(number, Instant.now());
        run.shopBooks().orElseThrow().note(SHOP.value(), order);
        send(order, "DELIVERED");
    }

    /** One that a rule holds. */
    void holdsForItsSize(int number) {
        send(
                Samples.changed(Samples.recorded(LARGE), order -> order.put("id", number)
                        .put("number", Integer.toString(number))),
                "HELD");
    }

    /** One with an item that the ERP does not have. */
    void holdsForAnItem(int number, String sku) {
        send(SampleOrders.withItem(SampleOrders.wooCommerce(number, Instant.now()), sku), "HELD");
    }

    /** One that the ERP refuses. */
    void fails(int number) {
        erp().suffer(Fault.STUBBORN);
        send(SampleOrders.wooCommerce(number, Instant.now()), "FAILED");
        erp().heal();
    }

    private void send(Delivery delivery, String outcome) {
        String secret = run.secret(run.landscape().system(SHOP).orElseThrow(), "webhook-secret")
                .orElseThrow();
        sender.send(delivery.signed(secret), run.webhooks(SHOP.value()));
        ends(outcome);
    }

    private void ends(String outcome) {
        ends(outcome, line -> true);
    }

    private void ends(String outcome, Predicate<JsonNode> which) {
        try {
            while (true) {
                JsonNode line = log.poll(60, TimeUnit.SECONDS);
                if (line == null) {
                    throw new AssertionError("no delivery ended " + outcome);
                }
                if (which.test(line) && line.path("outcome").asText().equals(outcome)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped while waiting for " + outcome, e);
        }
    }

    @Override
    public void close() {
        sender.close();
        run.close();
    }
}
