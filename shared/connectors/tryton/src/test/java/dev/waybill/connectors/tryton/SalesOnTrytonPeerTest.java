package dev.waybill.connectors.tryton;

import dev.waybill.testkit.TrytonPeer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** {@link SalesContract} on a real Tryton ({@code -Ppeer}). */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesOnTrytonPeerTest extends SalesContract {
    private final TrytonPeer peer = TrytonPeer.start(Path.of("target/peer/sales"));
    private final Inspection tryton = Inspection.of(peer.settings(), peer.secrets());

    @Override
    Inspection tryton() {
        return tryton;
    }

    @AfterAll
    void stop() {
        peer.close();
    }
}
