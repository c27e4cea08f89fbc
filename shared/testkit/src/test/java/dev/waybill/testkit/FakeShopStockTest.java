package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connector.stock.StockReading;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link FakeShop} keeps what every stock target keeps. */
class FakeShopStockTest implements StockTargetContract {
    private static final SystemId ID = new SystemId("shop-es");
    private final FakeShop shop = new FakeShop();

    final FakeShop shop() {
        return shop;
    }

    FakeShopStockTest() {
        threeSkus().forEach(sku -> shop.shelves(ID).has(sku, 4));
    }

    @Override
    public Connector connector() {
        return shop.connect(
                new SystemSpec(ID, "fake-shop", Optional.empty(), Optional.empty(), Map.of(), Optional.empty()),
                new Surroundings(
                        new MemorySecrets(Map.of()), new JdkHttpDoor(Duration.ofSeconds(1)), SettableClock.atNoon()));
    }

    @Override
    public List<String> threeSkus() {
        return List.of("TS-BLUE", "TS-RED", "MUG");
    }

    @Override
    public BigDecimal shown(String sku) {
        return shop.shelves(ID).shown(sku).orElseThrow();
    }

    @Override
    public void changeBehindOurBack(String sku, long quantity) {
        shop.shelves(ID).has(sku, quantity);
    }

    @Override
    public boolean compares() {
        return false;
    }

    @Override
    public void refuse(String sku) {
        shop.shelves(ID).refuses(sku, "it is locked");
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.NO_CONNECTION);
    }

    @Override
    public void breakCalls(CallFault fault) {
        shop.shelves(ID).goesDown();
    }

    @Override
    public void healCalls() {
        shop.shelves(ID).comesBack();
    }

    @Test
    void a_number_that_two_products_claim_is_unfit() {
        shop.shelves(ID).hasTwice("MUG");

        assertThat(connector().stockTarget().read(Set.of("MUG")).get("MUG")).isInstanceOf(StockReading.Unfit.class);
    }
}
