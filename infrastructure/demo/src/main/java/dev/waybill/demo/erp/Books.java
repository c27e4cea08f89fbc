package dev.waybill.demo.erp;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything the ERP knows. One change at a time; each change is kept before it is answered. */
public final class Books {
    private static final Set<SalesOrder.State> CAN_BE_CANCELLED =
            EnumSet.of(SalesOrder.State.DRAFT, SalesOrder.State.CONFIRMED, SalesOrder.State.CANCELLED);

    private final Map<String, Item> items = new TreeMap<>();
    private final Map<String, TaxRate> taxes = new TreeMap<>();
    private final Map<String, Contact> parties = new TreeMap<>();
    private final Map<String, PriceTag> prices = new TreeMap<>();
    private final Map<String, Sheet> sheets = new TreeMap<>();
    private final ClientBook clients = new ClientBook();
    private final OrderBook orders = new OrderBook();
    private final Warehouse warehouse = new Warehouse();
    private final Clock clock;
    private final Rule rule;
    private final Optional<Consumer<Snapshot>> keep;

    /** What the ERP does about a second order of one reference. */
    public enum Rule {
        /** Refuses it. */
        REFERENCE_IS_UNIQUE,
        /** Takes it, as many an ERP does: nobody but the caller keeps it from happening. */
        REFERENCE_MAY_REPEAT
    }

    /** @param keep called with everything after each change, before the change is answered */
    public Books(Clock clock, Rule rule, Optional<Snapshot> before, Optional<Consumer<Snapshot>> keep) {
        this.clock = clock;
        this.rule = rule;
        this.keep = keep;
        before.ifPresent(this::load);
    }

    public synchronized Optional<Item> item(String sku) {
        return Optional.ofNullable(items.get(sku));
    }

    public synchronized void putItem(Item item) {
        items.put(item.sku(), item);
        kept();
    }

    public synchronized void putTax(TaxRate tax) {
        taxes.put(tax.code(), tax);
        kept();
    }

    /** Makes the party, or makes it say this. */
    public synchronized Contact putParty(Contact party) {
        parties.put(party.reference(), party);
        kept();
        return party;
    }

    /** Customers of whom any text has one of these in it; the newest first. */
    public synchronized List<Client> clients(List<String> texts, int limit) {
        return clients.search(texts, limit);
    }

    /** Makes a customer; refuses a reference that is taken (409). */
    public synchronized Client create(Client.Form form) {
        Client made = clients.create(form, clock.instant());
        kept();
        return made;
    }

    /** Makes a customer say something else; 412 if it changed since the revision that was read. */
    public synchronized Client revise(String number, int revision, Client.Form form) {
        Client changed = clients.revise(number, revision, form, clock.instant());
        kept();
        return changed;
    }

    public synchronized Optional<SalesOrder> order(String number) {
        return orders.find(number);
    }

    public synchronized Optional<SalesOrder> byReference(String reference) {
        return orders.byReference(reference);
    }

    /** Makes a draft; refuses a reference that is taken (409), unless the rule lets it repeat. */
    public synchronized SalesOrder create(OrderForm form, BigDecimal distortion) {
        Optional<SalesOrder> there = byReference(form.reference());
        if (there.isPresent() && rule == Rule.REFERENCE_IS_UNIQUE) {
            throw new Refusal(
                    409, "REFERENCE_TAKEN", "Order " + there.get().number() + " has the reference " + form.reference());
        }
        String number = "SO%05d".formatted(orders.size() + 1);
        SalesOrder draft = filled(number, 1, form, distortion);
        warehouse.promise(draft);
        return put(draft);
    }

    /** Makes a draft say something else; 412 if it changed since the revision that was read. */
    public synchronized SalesOrder revise(String number, int revision, OrderForm form, BigDecimal distortion) {
        SalesOrder order = orders.requireDraft(number, revision);
        SalesOrder revised = filled(number, revision + 1, form, distortion);
        warehouse.release(order, revised.changedAt());
        warehouse.promise(revised);
        return put(revised);
    }

    /** Harmless if it is confirmed already. */
    public synchronized SalesOrder confirm(String number) {
        SalesOrder order = orders.require(number);
        if (order.state() == SalesOrder.State.CANCELLED) {
            throw Refusal.invalid("CANCELLED", "Order " + number + " was cancelled and cannot be confirmed");
        }
        return order.state() == SalesOrder.State.DRAFT
                ? put(order.moved(SalesOrder.State.CONFIRMED, clock.instant()))
                : order;
    }

    /** Harmless if it is cancelled already. */
    public synchronized SalesOrder cancel(String number) {
        SalesOrder order = orders.require(number);
        if (!CAN_BE_CANCELLED.contains(order.state())) {
            throw Refusal.invalid(
                    "PROCESSING", "Order " + number + " is " + order.state() + " and cannot be cancelled");
        }
        if (order.state() == SalesOrder.State.CANCELLED) {
            return order;
        }
        SalesOrder cancelled = order.moved(SalesOrder.State.CANCELLED, clock.instant());
        warehouse.cancelled(cancelled);
        return put(cancelled);
    }

    /** What the warehouse does: CONFIRMED becomes PROCESSING; of what is PROCESSING, all that is left is shipped. */
    public synchronized SalesOrder proceed(String number) {
        SalesOrder order = orders.require(number);
        return switch (order.state()) {
            case CONFIRMED -> put(order.moved(SalesOrder.State.PROCESSING, clock.instant()));
            case PROCESSING -> ship(number, DeliveryNote.Form.REST);
            case DRAFT, SHIPPED, CANCELLED ->
                throw Refusal.invalid("NOT_CONFIRMED", "Order " + number + " is " + order.state());
        };
    }

    /** Sends a parcel of an order that is confirmed. */
    public synchronized SalesOrder ship(String number, DeliveryNote.Form form) {
        return put(warehouse.ship(orders.require(number), form, clock.instant()));
    }

    /** Invoices an order whole. */
    public synchronized Invoice invoice(String number) {
        Invoice invoice = warehouse.invoice(orders.require(number), clock.instant());
        kept();
        return invoice;
    }

    /** Gives a buyer money back, with tax. */
    public synchronized Invoice credit(String number, BigDecimal total) {
        Invoice note = warehouse.credit(orders.require(number), total, clock.instant());
        kept();
        return note;
    }

    /** What the warehouse knows; not to be changed. */
    synchronized <T> T ask(Function<Warehouse, T> question) {
        return question.apply(warehouse);
    }

    /** Books goods that were found, or are missing, at a place; a service has none. */
    public synchronized StockMove count(String sku, String place, BigDecimal quantity) {
        if (item(sku).filter(item -> !item.service()).isEmpty()) {
            throw Refusal.invalid("ITEM_UNKNOWN", "There are no goods " + sku);
        }
        return move(StockMove.counted(sku, place, quantity, clock.instant()));
    }

    /** Books a move, whenever it was. */
    public synchronized StockMove move(StockMove move) {
        warehouse.stock().move(move);
        kept();
        return move;
    }

    /**
     * Those of these items that are goods.
     *
     * @param places to add up; none for all
     */
    public synchronized List<StockLevel> stock(Collection<String> skus, List<String> places) {
        return skus.stream()
                .distinct()
                .flatMap(sku -> item(sku).stream())
                .filter(item -> !item.service())
                .map(item -> warehouse.stock().level(item.sku(), places))
                .toList();
    }

    /** From now on an item costs this; refused for one that is not there. */
    public synchronized PriceTag putPrice(PriceTag price) {
        return putPrices(List.of(price)).getFirst();
    }

    /** A price list: all of it at one moment. */
    public synchronized List<PriceTag> putPrices(List<PriceTag> list) {
        return putPrices(list, clock.instant());
    }

    /** The same, said at another time. */
    public synchronized List<PriceTag> putPrices(List<PriceTag> list, Instant at) {
        list.stream()
                .map(PriceTag::sku)
                .filter(sku -> item(sku).isEmpty())
                .findFirst()
                .ifPresent(sku -> {
                    throw Refusal.invalid("ITEM_UNKNOWN", "Item " + sku + " does not exist");
                });
        List<PriceTag> now = list.stream().map(price -> price.at(at)).toList();
        now.forEach(price -> prices.put(price.sku(), price));
        kept();
        return now;
    }

    /** Those of these items that have a price. */
    public synchronized List<PriceTag> prices(Collection<String> skus) {
        return skus.stream()
                .distinct()
                .flatMap(sku -> Optional.ofNullable(prices.get(sku)).stream())
                .toList();
    }

    /** From now on the ERP says this of an item; refused for one that is not there. */
    public synchronized Sheet putSheet(Sheet sheet) {
        if (item(sheet.sku()).isEmpty()) {
            throw Refusal.invalid("ITEM_UNKNOWN", "Item " + sheet.sku() + " does not exist");
        }
        Sheet now = sheet.at(clock.instant());
        sheets.put(now.sku(), now);
        kept();
        return now;
    }

    /** Of those of these items that are there; one about which nothing was said has its name only. */
    public synchronized List<Sheet> sheets(Collection<String> skus) {
        return skus.stream()
                .distinct()
                .flatMap(sku -> item(sku).stream())
                .map(item ->
                        sheets.getOrDefault(item.sku(), new Sheet(item.sku(), item.name(), "", "", "", Instant.EPOCH)))
                .toList();
    }

    /** An item whose price or sheet changed. */
    public record Changed(String sku, Instant at) {}

    /** Items by the time their price or their sheet was last set; twice where both were. */
    public synchronized List<Changed> changedItems(Listed part) {
        List<Changed> all = new ArrayList<>();
        prices.values().forEach(price -> all.add(new Changed(price.sku(), price.at())));
        sheets.values().forEach(sheet -> all.add(new Changed(sheet.sku(), sheet.at())));
        return part.of(all, Changed::at);
    }

    public synchronized List<TaxRate> taxes() {
        return copy(taxes.values());
    }

    /** How many there are. */
    public synchronized int orders() {
        return orders.size();
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(
                copy(items.values()),
                copy(taxes.values()),
                copy(parties.values()),
                clients.all(),
                orders.all(),
                warehouse.stock().moves(),
                copy(prices.values()),
                copy(sheets.values()),
                warehouse.papers().filed());
    }

    private SalesOrder filled(String number, int revision, OrderForm form, BigDecimal distortion) {
        if (!parties.containsKey(form.party())) {
            throw Refusal.invalid("PARTY_UNKNOWN", "Party " + form.party() + " does not exist");
        }
        return SalesOrder.draft(
                new SalesOrder.Heading(number, revision, clock.instant()),
                form,
                new Pricing(items, taxes).price(form),
                distortion);
    }

    private SalesOrder put(SalesOrder order) {
        orders.put(order);
        kept();
        return order;
    }

    private void load(Snapshot before) {
        before.items().forEach(item -> items.put(item.sku(), item));
        before.taxes().forEach(tax -> taxes.put(tax.code(), tax));
        before.parties().forEach(party -> parties.put(party.reference(), party));
        before.clients().forEach(clients::put);
        before.moves().forEach(warehouse.stock()::move);
        before.prices().forEach(price -> prices.put(price.sku(), price));
        before.sheets().forEach(sheet -> sheets.put(sheet.sku(), sheet));
        warehouse.papers().load(before.papers());
        before.orders().forEach(orders::put);
    }

    private void kept() {
        keep.ifPresent(to -> to.accept(snapshot()));
    }

    private static <T> List<T> copy(Collection<T> all) {
        return List.copyOf(all);
    }
}
