package dev.waybill.connectors.tryton;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Setting;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.party.PartyChanges;
import dev.waybill.connector.party.PartySource;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.CatalogueSourceContract;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.OrderTargetContract;
import dev.waybill.testkit.PartyChangesContract;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.PartySourceContract;
import dev.waybill.testkit.PartyTargetContract;
import dev.waybill.testkit.PriceSourceContract;
import dev.waybill.testkit.StockSourceContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The contract of connectors, with orders that the seeded Tryton can take. */
abstract class TrytonContract extends ConnectorContract
        implements OrderTargetContract,
                StockSourceContract,
                PartySourceContract,
                PartyChangesContract,
                PartyTargetContract,
                PriceSourceContract,
                CatalogueSourceContract {
    private static final AtomicInteger ORDERS = new AtomicInteger();

    /** Tells apart the customers of two runs against one server. */
    private static final int RUN = new java.util.Random().nextInt(100_000, 900_000);

    abstract Inspection tryton();

    abstract StockRoom stock();

    @Override
    public List<String> twoSkus() {
        return stock().twoProducts();
    }

    @Override
    public List<String> twoLocations() {
        return StockRoom.LOCATIONS;
    }

    @Override
    public void put(String sku, String location, long quantity) {
        stock().put(sku, location, quantity);
    }

    @Override
    public List<String> twoPricedSkus() {
        return List.of("TS-BLUE", "HOOD-S");
    }

    @Override
    public Optional<String> halfPriceList() {
        return Optional.of("Half");
    }

    @Override
    public void setPrice(String sku, String euros) {
        stock().costs(sku, euros);
    }

    @Override
    public Set<ItemField> toldFields() {
        return Set.of(ItemField.NAME, ItemField.DESCRIPTION, ItemField.BARCODE, ItemField.WEIGHT);
    }

    @Override
    public void say(String sku, ItemField field, String text) {
        stock().says(sku, field == ItemField.BARCODE ? "ean" : field.word(), text);
    }

    @Override
    public Instant peerTime() {
        return stock().time();
    }

    @Override
    public void letTimePass() {
        stock().letTimePass();
    }

    @Override
    public ConnectorType type() {
        return new TrytonType();
    }

    @Override
    public SystemSpec system() {
        return tryton().config()
                .system()
                .with(Map.of(
                        "stock-locations",
                        String.join(", ", StockRoom.LOCATIONS),
                        Setting.HOLD_RESEMBLING.name(),
                        "true",
                        "weights",
                        "true"));
    }

    @Override
    public Order newOrder() {
        Order order = new RecordedOrders(new SystemId("shop-es")).order("20");
        String id = "6" + ORDERS.incrementAndGet();
        return Orders.withBuyer(Orders.withId(order, id), "Buyer " + id, "buyer" + id + "@" + id + ".example.test");
    }

    @Override
    public Customer newCustomer() {
        int number = ORDERS.incrementAndGet();
        String name = "Customer " + number + " of " + RUN;
        return PartyFixture.named("shop-es:" + RUN + number, name, "customer" + number + "@" + RUN + ".example")
                .phone(String.format(java.util.Locale.ROOT, "+34912%06d", (RUN + number) % 1_000_000))
                .livesIn(PartyFixture.address(name, "Calle " + RUN + " " + number))
                .customer();
    }

    @Override
    public SubjectRef entersCustomer(String name) {
        long party = stock().enters(name, Optional.of("shop-es:" + RUN + "9" + ORDERS.incrementAndGet()));
        return new SubjectRef(EntityKind.PARTY, system().id(), Long.toString(party));
    }

    @Override
    public void moves(SubjectRef customer, String street) {
        stock().moves(Long.parseLong(customer.id()), street);
    }

    @Override
    public void entersSomebodyElse(String name) {
        stock().enters(name, Optional.of("SUPPLIER 12"));
    }

    @Override
    public Function<PartyChanges.Line, PartySource.PartyNews> reads() {
        return line -> connector().partySource().translate(message(line.told().orElseThrow()));
    }

    private static Envelope message(PartyChanges.Told told) {
        return new Envelope(
                "customers-to-shops",
                told.customer().system(),
                new SystemId("shop-es"),
                told.customer(),
                "customer.changed",
                "key",
                Optional.empty(),
                Instant.EPOCH,
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                told.body(),
                Envelope.Redriven.NO);
    }

    @Override
    public List<Envelope> customerMessages() {
        Instant from = peerTime();
        entersCustomer("Ana Ruiz");
        entersCustomer("Acme SL");
        return connector().partyChanges().changedSince(from, 0).stream()
                .flatMap(line -> line.told().stream())
                .map(TrytonContract::message)
                .toList();
    }

    /** A party that papers name cannot be deleted, and one that is has nothing to tell any more. */
    @Override
    public Optional<Envelope> deletionMessage() {
        return Optional.empty();
    }

    @Override
    public Order changed(Order order) {
        return Orders.withFirstLine(order, "TS-BLUE", 5, "89.55", "17.01");
    }

    @Override
    public Order withUnknownItem(Order order) {
        return Orders.withFirstLine(order, "NO-SUCH-ITEM", 3, "53.73", "10.21");
    }

    @Override
    public Order withUnknownTax(Order order) {
        return Orders.withFirstTax(order, "Tax of the moon", Optional.of(new BigDecimal("33")));
    }

    @Override
    public int countByReference(OrderReference reference) {
        return tryton().sales(reference.value()).size();
    }
}
