package dev.waybill.demo.shop;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What visitors of the demo shops do: place orders, call them off, send a webhook again or a forged one. */
public final class ShopFloor implements AutoCloseable {
    private static final String UNKNOWN_ITEM = "NO-SUCH-ITEM";
    private static final int MOST_LINES = 200;
    private static final System.Logger LOG = System.getLogger(ShopFloor.class.getName());

    private final List<Counter> counters;
    private final ShopBooks books;
    private final Clock clock;
    private final Sender sender = new Sender();
    private final List<Visit> visits = new ArrayList<>();
    private long lastId;

    /**
     * One thing that was done.
     *
     * @param order the order's id in its shop; empty for a customer
     * @param what in words
     * @param status what Waybill answered
     */
    public record Visit(String system, String order, String what, int status, String answer, Delivery delivery) {}

    public ShopFloor(List<Counter> counters, ShopBooks books, Clock clock) {
        this.counters = List.copyOf(counters);
        this.books = books;
        this.clock = clock;
        books.tell(this::say);
    }

    public List<Counter> counters() {
        return counters;
    }

    /** Newest first. */
    public synchronized List<Visit> visits() {
        return List.copyOf(visits.reversed());
    }

    public synchronized void place(String system) {
        Counter counter = counter(system);
        send(counter, order(counter), "placed");
    }

    public synchronized void placeUnknown(String system) {
        Counter counter = counter(system);
        send(counter, SampleOrders.withItem(order(counter), UNKNOWN_ITEM), "placed, with an unknown item");
    }

    /** An order whose webhook is lost: Waybill finds it when it asks the shop. */
    public synchronized void placeUnheard(String system) {
        Delivery delivery = order(counter(system));
        books.note(system, delivery);
        note(new Visit(system, id(delivery), "placed", 0, "webhook lost: found when the shop is asked", delivery));
    }

    /** The same woman each time, so that she is one customer of both shops, and of several accounts of one. */
    public synchronized void register(String system) {
        Counter counter = counter(system);
        long id = nextId();
        Delivery customer = counter.product() == Product.WOOCOMMERCE
                ? SampleCustomers.wooCommerce(id, clock.instant())
                : SampleCustomers.shopify(id, counter.domain());
        registered(counter, customer, "customer " + id + " registered");
    }

    /** The same woman with a typing error in her e-mail address, and moved. */
    public synchronized void registerMistyped(String system) {
        long id = nextId();
        registered(
                counter(system),
                SampleCustomers.withTypingError(SampleCustomers.wooCommerce(id, clock.instant())),
                "customer " + id + " registered, with a typing error");
    }

    /** The shops keep no customers. */
    private void registered(Counter counter, Delivery customer, String what) {
        Sender.Answer answer = sender.send(customer.signed(counter.secret().get()), counter.webhooks());
        note(new Visit(counter.system(), "", what, answer.status(), answer.text(), customer));
    }

    public synchronized void cancel(String system, String order) {
        latest(system, order)
                .ifPresent(delivery ->
                        send(counter(system), SampleOrders.cancelled(delivery, clock.instant()), "called off"));
    }

    public synchronized void again(String system, String order) {
        latest(system, order).ifPresent(delivery -> send(counter(system), delivery, "the same webhook again"));
    }

    /** The latest webhook of an order with one byte changed. */
    public synchronized void forge(String system, String order) {
        Counter counter = counter(system);
        latest(system, order).ifPresent(delivery -> {
            Delivery forged = delivery.signed(counter.secret().get()).tampered();
            Sender.Answer answer = sender.send(forged, counter.webhooks());
            note(new Visit(system, order, "one byte changed on the way", answer.status(), answer.text(), delivery));
        });
    }

    /** Somebody types a number over what the shop shows for a product. */
    public void type(String system, String sku, int stock) {
        counter(system);
        books.type(system, sku, stock);
    }

    /** The shop's people give a buyer money back. */
    public void refund(String system, String order, BigDecimal total) {
        counter(system);
        books.refund(system, order, total);
    }

    /** What the shops' own programs say of a change. */
    private void say(String system, Delivery webhook) {
        Counter counter = counter(system);
        try {
            sender.send(webhook.signed(counter.secret().get()), counter.webhooks());
        } catch (UncheckedIOException nobodyListens) {
            LOG.log(System.Logger.Level.WARNING, "a webhook was lost", nobodyListens);
        }
    }

    ShopBooks books() {
        return books;
    }

    /** One id per second at most, so that it is new after a restart too. */
    private long nextId() {
        lastId = Math.max(lastId + 1, clock.instant().getEpochSecond());
        return lastId;
    }

    private Delivery order(Counter counter) {
        nextId();
        return switch (counter.product()) {
            case WOOCOMMERCE -> SampleOrders.wooCommerce(lastId, clock.instant());
            case SHOPIFY -> SampleOrders.shopify(lastId, counter.domain(), clock.instant());
        };
    }

    private void send(Counter counter, Delivery delivery, String what) {
        books.note(counter.system(), delivery);
        Sender.Answer answer = sender.send(delivery.signed(counter.secret().get()), counter.webhooks());
        note(new Visit(counter.system(), id(delivery), what, answer.status(), answer.text(), delivery));
    }

    private void note(Visit visit) {
        visits.add(visit);
        if (visits.size() > MOST_LINES) {
            visits.removeFirst();
        }
    }

    private Optional<Delivery> latest(String system, String order) {
        return visits().stream()
                .filter(visit -> visit.system().equals(system) && visit.order().equals(order))
                .map(Visit::delivery)
                .findFirst();
    }

    private Counter counter(String system) {
        return counters.stream()
                .filter(counter -> counter.system().equals(system))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no shop " + system));
    }

    private static String id(Delivery delivery) {
        return Samples.json(delivery).path("id").asText();
    }

    @Override
    public void close() {
        sender.close();
    }
}
