package dev.waybill.connectors.tryton;

import dev.waybill.connectors.tryton.fake.FakeTryton;
import dev.waybill.connectors.tryton.fake.Fault;
import dev.waybill.testkit.CallFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract of connectors on the fake, with every fault it can have. */
class TrytonContractTest extends TrytonContract {
    private final FakeTryton fake = FakeTryton.seeded();
    private final StockRoom stock = new FakeStockRoom(fake);

    TrytonContractTest() {
        clock().pass(Duration.between(clock().instant(), fake.time()));
    }

    @Override
    StockRoom stock() {
        return stock;
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.values());
    }

    @Override
    public void breakCalls(CallFault fault) {
        switch (fault) {
            case UNAUTHORIZED -> fake.failAll(new Fault.Status(401));
            case TOO_BUSY -> fake.failAll(new Fault.Status(429, Map.of("Retry-After", "7")));
            case DOWN -> fake.failAll(new Fault.Status(503));
            case NO_CONNECTION -> breakPeer(PeerFault.NO_CONNECTION);
            case DONE_BUT_NO_ANSWER -> fake.failAll(new Fault.StatusAfterWork(500));
            case GARBAGE -> fake.failAll(new Fault.Status(200));
        }
    }

    @Override
    public void healCalls() {
        heal();
        broken = PeerFault.REFUSES;
    }

    @Override
    Inspection tryton() {
        return Inspection.of(Map.of("url", fake.url().toString(), "database", FakeTryton.DATABASE), secrets());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("user", FakeTryton.USER, "password", FakeTryton.PASSWORD);
    }

    @Override
    public List<PeerFault> faults() {
        return List.of(PeerFault.values());
    }

    @Override
    public void breakPeer(PeerFault fault) {
        switch (fault) {
            case UNAUTHORIZED -> fake.failWrites(new Fault.Status(401));
            case REFUSES -> fake.failWrites(new Fault.Refusal("The value is not valid."));
            case TOO_BUSY -> fake.failWrites(new Fault.Status(429, Map.of("Retry-After", "7")));
            case DOWN -> fake.failWrites(new Fault.Status(503));
            case NO_CONNECTION -> fake.hangUp();
            case DONE_BUT_NO_ANSWER -> fake.failWrites(new Fault.StatusAfterWork(500));
            case GARBAGE -> fake.failWrites(new Fault.Status(200));
        }
        broken = fault;
    }

    private PeerFault broken = PeerFault.REFUSES;

    @Override
    public void heal() {
        fake.heal();
        if (broken == PeerFault.NO_CONNECTION) {
            fake.pickUp();
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }
}
