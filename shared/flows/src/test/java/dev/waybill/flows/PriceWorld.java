package dev.waybill.flows;

import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.ItemField;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.change.ChangeClock;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryErasures;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.AtSystems;
import dev.waybill.engine.operator.Chosen;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.operator.Deciding;
import dev.waybill.engine.operator.Dismissing;
import dev.waybill.engine.operator.EditRules;
import dev.waybill.engine.operator.Erasing;
import dev.waybill.engine.operator.Examining;
import dev.waybill.engine.operator.InTheirName;
import dev.waybill.engine.operator.Operator;
import dev.waybill.engine.operator.Polling;
import dev.waybill.engine.operator.Previewing;
import dev.waybill.engine.operator.Redriving;
import dev.waybill.engine.operator.Replaying;
import dev.waybill.engine.operator.Searching;
import dev.waybill.engine.poll.Again;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.poll.Queueing;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redrives;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.testkit.Carriage;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakePriceTags;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.FakeShowcase;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An ERP that owns prices (without tax, at 21 %), the poller, the people who approve, and a shop that shows prices with tax. */
final class PriceWorld {
    final SettableClock clock = SettableClock.atNoon();
    final FakeErp erp = new FakeErp();
    final FakeShop shop = new FakeShop();
    final FakePriceTags tags = shop.tags(new SystemId("shop-es"));
    final FakeShowcase showcase = shop.showcase(new SystemId("shop-es"));
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryChangeSets sets = new MemoryChangeSets();
    private final MemoryCursors cursors = new MemoryCursors();
    private final MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
    private final RecordingLog log = new RecordingLog();
    private final CountingIds ids = new CountingIds();
    private final MemoryLandscapeStore store = new MemoryLandscapeStore();

    PriceWorld() {
        this(PricePolicy.STANDARD, false);
    }

    PriceWorld(PricePolicy policy, boolean approval) {
        this(landscape -> landscape.prices(policy, approval));
    }

    /** @param more what the ERP owns of items, and where it is shown */
    PriceWorld(UnaryOperator<LandscapeFixture> more) {
        store.append(new Revision(
                more.apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"))
                        .build(1),
                "",
                "test",
                "test",
                clock.instant()));
    }

    /** The ERP wants so many euros without tax. */
    void wants(String sku, String net) {
        clock.pass(Duration.ofSeconds(1));
        erp.prices().says(sku, Money.of(net, "EUR"), clock.instant());
    }

    /** The ERP says this of an item. */
    void says(String sku, ItemField field, String text) {
        clock.pass(Duration.ofSeconds(1));
        erp.sheets().says(sku, field, text);
        erp.prices().touch(sku, clock.instant());
    }

    /** The shop shows so many euros with tax, and the ERP wanted just that. */
    void agreeOn(String sku, String net, String gross) {
        wants(sku, net);
        tags.has(sku, gross);
    }

    /** What a look at the ERP brings into the queue. */
    List<Envelope> polled() {
        clock.pass(Duration.ofMinutes(16));
        new Polls(landscape(), cursors, queue, ledger, ids, clock)
                .run(clock.instant().plusSeconds(60));
        return takeAll();
    }

    List<Envelope> takeAll() {
        return queue.takeAll().stream()
                .filter(envelope -> envelope.subject().kind() == EntityKind.ITEM)
                .toList();
    }

    /** Looks, and carries what changed, and what that sets off. */
    void settles() {
        carry(polled(), StepProbe.NONE);
        carriesOn();
    }

    /** Carries what is in the queue, and what that sets off. */
    void carriesOn() {
        for (List<Envelope> next = takeAll(); !next.isEmpty(); next = takeAll()) {
            carry(next, StepProbe.NONE);
        }
    }

    /** Carries until nothing is to be tried again; who dies is started anew. */
    void carry(List<Envelope> envelopes, StepProbe probe) {
        new Carriage(
                        landscape(),
                        List.of(new ItemsToShops(sets, queue, ids, clock, Duration.ofSeconds(30))),
                        ledger,
                        log,
                        ids,
                        clock)
                .carry(envelopes, probe);
    }

    ChangeSet latest() {
        return sets.find(sets.latest(1).getFirst().proposal().id()).orElseThrow();
    }

    Answer approves(String who, String... skus) {
        return asks(new Command.DecideChanges(
                latest().id(), true, Set.of(skus), Optional.empty(), new By(who, "looks right")));
    }

    Answer approvesFrom(String who, Instant from) {
        return asks(new Command.DecideChanges(
                latest().id(), true, Set.of(), Optional.of(from), new By(who, "looks right")));
    }

    Answer rejects(String who, String... skus) {
        return asks(new Command.DecideChanges(
                latest().id(), false, Set.of(skus), Optional.empty(), new By(who, "too cheap")));
    }

    Answer undoes(String who) {
        return asks(new Command.UndoChanges(latest().id(), new By(who, "wrong list")));
    }

    Answer asks(Command command) {
        CurrentLandscape landscape = landscape();
        Chosen chosen = new Chosen(ledger, landscape);
        Redrive redrive = new Redrive(ledger, queue, ids, clock);
        Redriving redriving = new Redriving(
                chosen, new EditRules(landscape), redrive, new Redrives(redrive, clock::pass, clock), ledger);
        Rehearsal rehearsal = new Rehearsal(landscape, new Flows(List.of()), ledger, clock);
        Again again = new Again(landscape, ids, clock);
        InTheirName inTheirName = new InTheirName(ledger, new Queueing(queue), ids, clock);
        Dismissal dismissal = new Dismissal(ledger, item -> {}, ids, clock);
        return new Operator(
                        redriving,
                        new Previewing(
                                redriving,
                                chosen,
                                redrive,
                                new Previewing.Rehearsals(ledger, rehearsal, clock::pass, clock)),
                        new Dismissing(chosen, redrive, dismissal),
                        new AtSystems(
                                new Polling(
                                        new Polls(landscape, new MemoryCursors(), queue, ledger, ids, clock),
                                        again,
                                        inTheirName),
                                new Replaying(again, inTheirName, clock::pass),
                                new Examining(landscape, connections()),
                                new Searching(landscape, connections())),
                        new Erasing(
                                ledger,
                                new MemoryErasures(ledger),
                                new MemoryDeadLetters(clock),
                                dismissal,
                                landscape,
                                clock),
                        new Deciding(sets, ledger, queue, ids, clock),
                        new NoFiles())
                .run(command, clock.instant().plusSeconds(60));
    }

    int ticks() {
        return new ChangeClock(sets, queue, clock).tick();
    }

    List<OpenItem> open() {
        return ledger.open(100);
    }

    /** Every operation about the latest set. */
    List<Operation> operations() {
        return new ArrayList<>(ledger.history(latest().proposal().subject()).operations());
    }

    /** What was said of every attempt. */
    List<String> notes() {
        return log.operations().stream().map(Operation::note).toList();
    }

    private CurrentLandscape landscape() {
        return new CurrentLandscape(store, connections(), Duration.ofSeconds(60));
    }

    private Connections connections() {
        Map<String, ConnectorType> types = Map.of(erp.name(), erp, shop.name(), shop);
        return new Connections(
                types, system -> new MemorySecrets(Map.of()), new JdkHttpDoor(Duration.ofSeconds(1)), clock);
    }
}
