package dev.waybill.functions.deliverstock;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.LambdaPoller;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShelves;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queues, between a shop and an ERP that speak canonical; plays Lambda's poller. */
final class World {
    private static final SystemId ERP = new SystemId("erp");
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    final FakeShelves shelves = shop.shelves(SHOP);
    final CountingInterceptor counter = new CountingInterceptor();
    final DynamoLedger ledger;
    final String queueUrl;
    final String deadLetterQueueUrl;

    private final SqsClient sqs;
    private final SqsDeliveryQueue queue;
    private final DeliverStockHandler handler;

    World() {
        LocalAws aws = LocalAws.shared();
        queueUrl = aws.queue("StockQueue");
        deadLetterQueueUrl = aws.queue("StockDeadLetterQueue");
        sqs = aws.clients().sqs();
        queue = new SqsDeliveryQueue(sqs, queueUrl, new CountingIds());
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                                .stock(new StockPolicy(BigDecimal.ONE, List.of()))
                                .build(1),
                        "",
                        "test",
                        "test",
                        NOON));
        Map<String, String> environment = new HashMap<>(aws.environment());
        String ledgerTable = aws.table("LedgerTable");
        ledger = new DynamoLedger(aws.clients().dynamoDb(), ledgerTable, Retention.standard(), Clock.systemUTC());
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("STOCK_QUEUE_URL", queueUrl);
        environment.put("STOCK_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        handler = new DeliverStockHandler(DeliverStockWiring.of(
                DeliverStockWiring.Settings.from(environment),
                counter.counting(aws.clients()),
                Map.of(shop.name(), shop, erp.name(), erp)));
    }

    /** The ERP has so many now, and the shop has the item. */
    void has(String sku, long available) {
        erp.warehouse().put(sku, "main", BigDecimal.valueOf(available), NOON);
        if (shelves.shown(sku).isEmpty()) {
            shelves.hasWithoutNumber(sku);
        }
    }

    /** A message says: look again. */
    void hears(String sku) {
        queue.send(List.of(new Envelope(
                "stock-to-shops",
                ERP,
                SHOP,
                new SubjectRef(EntityKind.STOCK, ERP, sku),
                "stock.changed",
                "key-" + sku,
                Optional.empty(),
                Instant.now(),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                Body.empty(),
                Envelope.Redriven.NO)));
    }

    void queueRaw(String text) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(text));
    }

    /** One batch, as Lambda's poller does it: what the answer does not name leaves the queue. */
    SQSBatchResponse poll(Duration timeLeft) {
        return new LambdaPoller(sqs, queueUrl).poll(handler::handleRequest, timeLeft);
    }

    SQSBatchResponse poll() {
        return poll(Duration.ofMinutes(2));
    }

    List<Message> deadLetters() {
        return LambdaPoller.receive(sqs, deadLetterQueueUrl);
    }
}
