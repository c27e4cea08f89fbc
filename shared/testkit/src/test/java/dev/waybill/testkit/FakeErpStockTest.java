package dev.waybill.testkit;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link FakeErp} keeps what every stock source keeps. */
class FakeErpStockTest implements StockSourceContract {
    private final SettableClock clock = SettableClock.atNoon();
    private final FakeErp erp = new FakeErp();

    FakeErpStockTest() {
        erp.warehouse().pagesOf(3);
        twoSkus().forEach(erp.warehouse()::knows);
        twoLocations().forEach(erp.warehouse()::has);
    }

    @Override
    public Connector connector() {
        return erp.connect(
                new SystemSpec(
                        new SystemId("erp"),
                        "fake-erp",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty()),
                new Surroundings(new MemorySecrets(Map.of()), new JdkHttpDoor(Duration.ofSeconds(1)), clock));
    }

    @Override
    public List<String> twoSkus() {
        return List.of("TS-BLUE", "TS-RED");
    }

    @Override
    public List<String> twoLocations() {
        return List.of("NORTH", "SOUTH");
    }

    @Override
    public void put(String sku, String location, long quantity) {
        erp.warehouse().put(sku, location, BigDecimal.valueOf(quantity), clock.instant());
    }

    @Override
    public Instant peerTime() {
        return clock.instant();
    }

    @Override
    public void letTimePass() {
        clock.pass(Duration.ofSeconds(2));
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.NO_CONNECTION);
    }

    @Override
    public void breakCalls(CallFault fault) {
        erp.goesDown();
    }

    @Override
    public void healCalls() {
        erp.comesBack();
    }
}
