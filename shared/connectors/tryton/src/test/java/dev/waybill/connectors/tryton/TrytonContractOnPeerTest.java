package dev.waybill.connectors.tryton;

import dev.waybill.testkit.CallFault;
import dev.waybill.testkit.TrytonPeer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The contract of connectors on a real Tryton ({@code -Ppeer}), which can only be made to vanish. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrytonContractOnPeerTest extends TrytonContract {
    private final TrytonPeer peer = TrytonPeer.start(Path.of("target/peer/contract"));
    private final Inspection tryton = Inspection.of(peer.settings(), peer.secrets());

    private StockRoom stock = new PeerStockRoom(tryton.client(), Clock.systemUTC());

    @BeforeEach
    void freshStock() {
        clock().pass(Duration.between(clock().instant(), Clock.systemUTC().instant()));
        stock = new PeerStockRoom(tryton.client(), Clock.systemUTC());
    }

    @Override
    StockRoom stock() {
        return stock;
    }

    @Override
    public List<CallFault> callFaults() {
        return List.of(CallFault.NO_CONNECTION);
    }

    @Override
    public void breakCalls(CallFault fault) {
        peer.stop();
    }

    @Override
    public void healCalls() {
        peer.restart();
    }

    @Override
    Inspection tryton() {
        return tryton;
    }

    @Override
    public Map<String, String> secrets() {
        return peer.secrets();
    }

    @Override
    public List<PeerFault> faults() {
        return List.of(PeerFault.NO_CONNECTION);
    }

    @Override
    public void breakPeer(PeerFault fault) {
        peer.stop();
    }

    @Override
    public void heal() {
        peer.restart();
    }

    @AfterAll
    void stop() {
        peer.close();
    }
}
