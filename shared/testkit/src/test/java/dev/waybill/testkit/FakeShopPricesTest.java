package dev.waybill.testkit;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link FakeShop} keeps what every price target keeps. */
class FakeShopPricesTest implements PriceTargetContract {
    private static final SystemId ID = new SystemId("shop-es");
    private final FakeShop shop = new FakeShop();

    FakeShopPricesTest() {
        pricedSkus().forEach(sku -> shop.tags(ID).has(sku, "10.00"));
    }

    @Override
    public Connector connector() {
        return shop.connect(
                new SystemSpec(ID, "fake-shop", Optional.empty(), Optional.empty(), Map.of(), Optional.empty()),
                new Surroundings(
                        new MemorySecrets(Map.of()), new JdkHttpDoor(Duration.ofSeconds(1)), SettableClock.atNoon()));
    }

    @Override
    public List<String> pricedSkus() {
        return List.of("TS-BLUE", "TS-RED", "MUG");
    }

    @Override
    public Optional<Money> shownPrice(String sku) {
        return shop.tags(ID).all().getOrDefault(sku, Optional.empty());
    }

    @Override
    public void refusePrice(String sku) {
        shop.tags(ID).refuses(sku, "the item '" + sku + "' is locked");
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.NO_CONNECTION);
    }

    @Override
    public void breakCalls(CallFault fault) {
        shop.tags(ID).goesDown();
    }

    @Override
    public void healCalls() {
        shop.tags(ID).comesBack();
    }
}
