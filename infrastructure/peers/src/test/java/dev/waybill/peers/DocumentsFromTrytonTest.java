package dev.waybill.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.domain.document.PaperFile;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.poll.Polls;
import dev.waybill.flows.DocumentsToShops;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeBoard;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.TrytonPeer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Somebody ships and invoices in a real Tryton, which sends no webhooks: the shop shows it all the same. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsFromTrytonTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final String ITEM = "TS-BLUE";

    private final TrytonPeer tryton = TrytonPeer.start(Path.of("target/peer"));
    private final TrytonBooks books = new TrytonBooks(tryton);
    private final TrytonPapers desk = new TrytonPapers(books);
    private final FakeShop shop = new FakeShop();
    private final FakeBoard board = shop.board(SHOP);
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryCursors cursors = new MemoryCursors();
    private final CountingIds ids = new CountingIds();
    private final RecordingLog log = new RecordingLog();
    private Clock clock = Clock.systemUTC();

    @AfterAll
    void stop() {
        tryton.close();
    }

    @Test
    void what_is_shipped_invoiced_and_credited_in_tryton_is_told_in_the_shop() {
        books.take(ITEM, -10);
        TrytonPapers.Order order = desk.confirmedSale("shop-es:9001", ITEM, 2);
        SubjectRef inShop = new SubjectRef(EntityKind.ORDER, SHOP, "9001");
        board.has(inShop, order.total());
        round();
        assertThat(board.told()).as("nothing has left, nothing is posted").isEmpty();

        board.takesFiles();
        String shipment = desk.ship(order, "JD0001");
        round();
        assertThat(pages(board.lastFile())).as("the delivery note").isPositive();
        assertThat(board.told()).containsExactly("shipment " + shipment + " JD0001");
        assertThat(board.shown(inShop).orElseThrow().fulfilment()).isEqualTo(Fulfilment.COMPLETE);

        String invoice = desk.postInvoice(order);
        round();
        assertThat(board.told()).containsExactly("shipment " + shipment + " JD0001", "invoice " + invoice);
        assertThat(pages(board.lastFile())).as("the invoice").isPositive();
        assertThat(board.lastFile().name()).startsWith("Invoice").endsWith(".pdf");
        assertThat(board.files()).hasSize(2);
        assertThat(last().ending()).isEqualTo(Ending.DELIVERED);
        assertThat(last().note()).isEqualTo("shown: invoice " + invoice + " (" + order.total() + " EUR)");
        assertThat(last().steps())
                .filteredOn(step -> step.step() == Step.CHECK)
                .extracting(step -> step.note())
                .containsExactly("charged " + order.total() + " EUR on paper, " + order.total() + " EUR in the shop");
        assertThat(polled()).as("nothing changed since").isEmpty();

        List<String> back = desk.takeBack(order, ITEM, 2);
        round();
        assertThat(last().failure().orElseThrow().code())
                .as("credited, but not given back yet")
                .isEqualTo(FailureCode.DOCUMENT_TOTALS_DIFFER);
        assertThat(board.told()).endsWith("return " + back.getFirst());
        board.refunds(inShop, order.total());
        desk.touch(order);
        round();
        assertThat(board.told())
                .containsExactly(
                        "shipment " + shipment + " JD0001",
                        "invoice " + invoice,
                        "return " + back.getFirst(),
                        "credit-note " + back.getLast());
        assertThat(pages(board.lastFile())).as("the credit note").isPositive();
        assertThat(last().note()).as("goods that come back have no paper").doesNotContain("no file of credit note");
        assertThat(board.files()).hasSize(3);
    }

    /** A PDF names each page as an object. */
    private static long pages(PaperFile file) {
        String pdf = new String(file.content().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-");
        return Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count();
    }

    private Operation last() {
        return ledger.history(new SubjectRef(EntityKind.DOCUMENT, new SystemId("erp"), "shop-es:9001"))
                .operations()
                .getLast();
    }

    private void round() {
        polled().forEach(received ->
                deliveries().run(List.of(received), clock.instant().plusSeconds(120)));
    }

    /** Asks Tryton what changed, a quarter of an hour later than the last time. */
    private List<Received> polled() {
        clock = Clock.offset(clock, Duration.ofMinutes(16));
        MemoryDeliveryQueue queue = new MemoryDeliveryQueue();
        new Polls(landscape(), cursors, queue, ledger, ids, clock)
                .run(clock.instant().plusSeconds(60));
        return queue.takeAll().stream()
                .map(envelope -> new Received(ids.next(), envelope, 1))
                .toList();
    }

    private Deliveries deliveries() {
        Records records = new Records(ledger, new MemoryDeadLetters(clock), log, ids, clock);
        Circuits circuits = new Circuits(new MemoryCircuits(), CircuitLimits.standard(), log, clock, new Random(7));
        Rules rules = Rules.standard(circuits, Rules.REREAD_AFTER, new Random(7));
        Carrier carrier =
                new Carrier(landscape(), new Flows(List.of(new DocumentsToShops())), records, rules, StepProbe.NONE);
        return new Deliveries(carrier, clock, Duration.ofSeconds(20));
    }

    private CurrentLandscape landscape() {
        MemoryLandscapeStore store = new MemoryLandscapeStore();
        store.append(new Revision(
                Landscapes.documentsFrom("tryton", tryton.settings(), shop.name()),
                "",
                "test",
                "test",
                clock.instant()));
        Connections connections = new Connections(
                Map.of(shop.name(), shop, "tryton", new TrytonType()),
                system -> new MemorySecrets(tryton.secrets()),
                new JdkHttpDoor(Duration.ofSeconds(5)),
                clock);
        return new CurrentLandscape(store, connections, Duration.ofSeconds(60));
    }
}
