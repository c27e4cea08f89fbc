package dev.waybill.connectors.tryton;

import dev.waybill.connectors.tryton.fake.FakeTryton;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** {@link SalesContract} on the fake. */
class SalesOnFakeTest extends SalesContract {
    private final FakeTryton fake = FakeTryton.seeded();
    private final Inspection tryton = Inspection.of(
            Map.of("url", fake.url().toString(), "database", FakeTryton.DATABASE),
            Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD));

    @Override
    Inspection tryton() {
        return tryton;
    }

    @AfterEach
    void close() {
        fake.close();
    }
}
