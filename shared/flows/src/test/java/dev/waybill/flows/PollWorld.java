package dev.waybill.flows;

import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.PollReport;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.port.CursorStore;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two shops of one kind that can only be asked, an ERP their orders go to, and a queue that remembers all it took. */
final class PollWorld {
    final SettableClock clock = SettableClock.atNoon();
    final List<Envelope> queued = new ArrayList<>();
    final FakeShop shops = new FakeShop();
    private final CursorStore cursors;
    private DeliveryQueue queue = queued::addAll;

    PollWorld(int pageSize, CursorStore cursors) {
        shops.pagesOf(pageSize);
        this.cursors = cursors;
    }

    void queueBy(DeliveryQueue other) {
        queue = other;
    }

    /** One round of a fresh instance, as Lambda may start one at any time. */
    List<PollReport> round(Landscape landscape) {
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(landscape, "", "test", "test", clock.instant()));
        FakeErp erp = new FakeErp();
        CurrentLandscape current = new CurrentLandscape(
                store,
                new Connections(
                        Map.of(shops.name(), shops, erp.name(), erp),
                        system -> new MemorySecrets(Map.of()),
                        call -> {
                            throw new AssertionError("nobody goes out here: " + call);
                        },
                        clock),
                Duration.ofMinutes(1));
        return new Polls(
                        current,
                        cursors,
                        envelopes -> queue.send(envelopes),
                        new MemoryLedger(),
                        new CountingIds(),
                        clock)
                .run(clock.instant().plus(Duration.ofMinutes(5)))
                .looks();
    }

    List<PollReport> round() {
        return round(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(1));
    }

    /** Round after round, a quarter of an hour apart, until one finds everything in order and nothing new. */
    void untilQuiet() {
        boolean quiet = false;
        while (!quiet) {
            clock.pass(Duration.ofMinutes(16));
            boolean restless = shops.isRestless();
            quiet = round().stream().allMatch(PollWorld::foundNothing) && !restless;
        }
    }

    /** Whether a shop still sends its webhooks is a question that is asked again each time. */
    private static boolean foundNothing(PollReport report) {
        boolean watch = report.cursor().of().entity() == EntityKind.WEBHOOK;
        return !report.unfinished()
                && report.cursor().failure().isEmpty()
                && (watch || report.done().queued() == 0);
    }
}
