package dev.waybill.connectors.demoerp;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.demo.DemoErp;
import dev.waybill.demo.erp.Fault;
import dev.waybill.demo.erp.Item;
import dev.waybill.demo.erp.PriceTag;
import dev.waybill.demo.erp.Sheet;
import dev.waybill.demo.erp.TaxRate;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.Tax;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.CatalogueSourceContract;
import dev.waybill.testkit.ConnectorContract;
import dev.waybill.testkit.OrderTargetContract;
import dev.waybill.testkit.PartyFixture;
import dev.waybill.testkit.PartyTargetContract;
import dev.waybill.testkit.PriceSourceContract;
import dev.waybill.testkit.StockSourceContract;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DemoErpContractTest extends ConnectorContract
        implements OrderTargetContract,
                PartyTargetContract,
                StockSourceContract,
                PriceSourceContract,
                CatalogueSourceContract {
    private final DemoErp erp = DemoErp.start(DemoErp.Options.inMemory("right"), clock());
    private int orders;
    private int customers;

    @BeforeEach
    void fill() {
        erp.books().putItem(new Item("MUG", "A mug", false));
        erp.books().putItem(new Item("HOOD", "A hoodie", false));
        erp.books().putTax(new TaxRate("VAT19", new BigDecimal("19")));
    }

    @AfterEach
    void stop() {
        erp.close();
    }

    @Override
    public ConnectorType type() {
        return new DemoErpType();
    }

    @Override
    public SystemSpec system() {
        return new SystemSpec(
                new SystemId("erp"),
                "demo-erp",
                Optional.empty(),
                Optional.empty(),
                Map.of("url", erp.address().toString()),
                Optional.of("/waybill/erp"));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("api-key", "right");
    }

    @Override
    public Customer newCustomer() {
        customers++;
        String name = "Customer " + customers;
        return PartyFixture.named("shop-es:" + customers, name, "customer" + customers + "@shop.example")
                .phone("+3491234567" + customers % 10)
                .livesIn(PartyFixture.address(name, "Calle " + customers))
                .customer();
    }

    @Override
    public Order newOrder() {
        orders++;
        return order(2);
    }

    @Override
    public Order changed(Order order) {
        return order(5);
    }

    private Order order(int mugs) {
        String net = new BigDecimal("7.49").multiply(BigDecimal.valueOf(mugs)).toPlainString();
        String tax = mugs == 2 ? "2.85" : "7.12";
        return OrderFixture.anOrder()
                .withId(Integer.toString(1000 + orders))
                .withLine("MUG", Integer.toString(mugs), net, tax)
                .withLine("HOOD", "1", "45.00", "8.55")
                .build();
    }

    @Override
    public Order withUnknownItem(Order order) {
        return OrderFixture.anOrder()
                .withId(order.number())
                .withLine("CUP", "1", "45.00", "8.55")
                .build();
    }

    @Override
    public Order withUnknownTax(Order order) {
        return OrderFixture.anOrder()
                .withId(order.number())
                .withTaxedLine(
                        "MUG",
                        "1",
                        "10.00",
                        new Tax("VAT", Optional.of(new BigDecimal("17")), OrderFixture.eur("1.70")))
                .build();
    }

    @Override
    public int countByReference(OrderReference reference) {
        return (int) erp.books().snapshot().orders().stream()
                .filter(order -> order.reference().equals(reference.value()))
                .count();
    }

    @Override
    public void breakPeer(PeerFault fault) {
        erp.suffer(
                switch (fault) {
                    case UNAUTHORIZED -> Fault.LOCKED_OUT;
                    case REFUSES -> Fault.STUBBORN;
                    case TOO_BUSY -> Fault.BUSY;
                    case DOWN -> Fault.DOWN;
                    case NO_CONNECTION -> Fault.REFUSE;
                    case DONE_BUT_NO_ANSWER -> Fault.DONE_BUT_500;
                    case GARBAGE -> Fault.GARBAGE;
                },
                0,
                Duration.ofSeconds(7));
    }

    @Override
    public void heal() {
        erp.heal();
    }

    @Override
    public List<PeerFault> faults() {
        return List.of(PeerFault.values());
    }

    @Override
    public List<String> twoSkus() {
        return List.of("MUG", "HOOD");
    }

    @Override
    public List<String> twoLocations() {
        return List.of("MAIN", "NORTH");
    }

    /** Counts what is missing to that number, or too much. */
    @Override
    public void put(String sku, String location, long quantity) {
        BigDecimal now =
                erp.books().stock(List.of(sku), List.of(location)).getFirst().available();
        erp.books().count(sku, location, BigDecimal.valueOf(quantity).subtract(now));
    }

    @Override
    public List<String> twoPricedSkus() {
        return twoSkus();
    }

    @Override
    public Optional<String> halfPriceList() {
        return Optional.empty();
    }

    @Override
    public void setPrice(String sku, String euros) {
        erp.books()
                .putPrice(new PriceTag(
                        sku, new BigDecimal(euros), "EUR", new BigDecimal("19"), BigDecimal.ZERO, clock().instant()));
    }

    @Override
    public Set<ItemField> toldFields() {
        return ItemField.TEXTS;
    }

    @Override
    public void say(String sku, ItemField field, String text) {
        Sheet now = erp.books().sheets(List.of(sku)).getFirst();
        erp.books()
                .putSheet(new Sheet(
                        sku,
                        field == ItemField.NAME ? text : now.name(),
                        field == ItemField.DESCRIPTION ? text : now.description(),
                        field == ItemField.WEIGHT ? text : now.weight(),
                        field == ItemField.BARCODE ? text : now.barcode(),
                        now.at()));
    }

    @Override
    public Instant peerTime() {
        return clock().instant();
    }

    @Override
    public void letTimePass() {
        clock().pass(Duration.ofSeconds(1));
    }

    @Override
    public void breakCalls(CallFault fault) {
        breakPeer(PeerFault.valueOf(fault.name()));
    }

    @Override
    public void healCalls() {
        heal();
    }

    @Override
    public List<CallFault> callFaults() {
        return Arrays.stream(CallFault.values())
                .filter(fault -> fault != CallFault.DONE_BUT_NO_ANSWER)
                .toList();
    }
}
