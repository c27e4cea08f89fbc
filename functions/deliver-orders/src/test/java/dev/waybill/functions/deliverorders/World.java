package dev.waybill.functions.deliverorders;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.LambdaPoller;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.connector.order.OrderReference;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Fulfilment;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queues, between a shop and an ERP that speak canonical; plays Lambda's poller. */
final class World {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    final CountingInterceptor counter = new CountingInterceptor();
    final String queueUrl;
    final String deadLetterQueueUrl;
    private final String stockQueueUrl;
    private final DynamoLedger ledger;

    private final SqsClient sqs;
    private final SqsDeliveryQueue queue;
    private final DeliverOrdersHandler handler;

    World() {
        this(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp"));
    }

    World(LandscapeFixture landscape) {
        LocalAws aws = LocalAws.shared();
        queueUrl = aws.queue("OrdersQueue");
        deadLetterQueueUrl = aws.queue("OrdersDeadLetterQueue");
        stockQueueUrl = aws.queue("StockQueue");
        sqs = aws.clients().sqs();
        queue = new SqsDeliveryQueue(sqs, queueUrl, new CountingIds());
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(landscape.build(1), "", "test", "test", NOON));
        Map<String, String> environment = new HashMap<>(aws.environment());
        String ledgerTable = aws.table("LedgerTable");
        ledger = new DynamoLedger(
                aws.clients().dynamoDb(), ledgerTable, Retention.standard(), Clock.fixed(NOON, ZoneOffset.UTC));
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", queueUrl);
        environment.put("ORDERS_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        environment.put("STOCK_QUEUE_URL", stockQueueUrl);
        handler = new DeliverOrdersHandler(DeliverOrdersWiring.of(
                DeliverOrdersWiring.Settings.from(environment),
                counter.counting(aws.clients()),
                Map.of(shop.name(), shop, erp.name(), erp)));
    }

    /** The shop says an order stands like this, and the message waits. */
    void queue(Order order) {
        RawWebhook webhook = shop.says(order, NOON);
        queue.send(List.of(new Envelope(
                "orders-to-erp",
                order.subject().system(),
                new SystemId("erp"),
                order.subject(),
                "order.updated",
                webhook.body().hash(),
                Optional.of(order.version()),
                Instant.now(),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                webhook.body(),
                Envelope.Redriven.NO)));
    }

    void queueRaw(String group, String text) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl)
                .messageGroupId(group)
                .messageDeduplicationId(Body.of(text).hash())
                .messageBody(text));
    }

    /** One batch, as Lambda's poller does it: what the answer does not name leaves the queue. */
    SQSBatchResponse poll(Duration timeLeft) {
        return new LambdaPoller(sqs, queueUrl).poll(handler::handleRequest, timeLeft);
    }

    SQSBatchResponse poll() {
        return poll(Duration.ofMinutes(1));
    }

    /** What shops are to look at again. */
    List<Envelope> looks() {
        return LambdaPoller.receive(sqs, stockQueueUrl).stream()
                .map(message -> EnvelopeJson.read(message.body()))
                .toList();
    }

    /** As deliver-documents leaves it when a shop was told that the order is shipped. */
    void toldTheShop(Order order, Fulfilment state) {
        SubjectRef paper = new SubjectRef(
                EntityKind.DOCUMENT,
                new SystemId("erp"),
                OrderReference.of(order.subject()).value());
        Claim claim = new Claim(
                new OperationId("op-paper"),
                paper,
                order.subject().system(),
                Optional.empty(),
                "paper",
                false,
                NOON,
                NOON.plusSeconds(60));
        ledger.claim(claim);
        Operation shown = new Operation(
                claim.operation(),
                paper,
                claim.target(),
                "documents-to-shops",
                "document.changed",
                Ending.DELIVERED,
                Optional.empty(),
                "shown: delivery note 1, shipped",
                Optional.empty(),
                List.of(),
                1,
                false,
                1,
                new CorrelationId("c"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
        ledger.record(new Entry(
                claim,
                LinkState.DELIVERED,
                Optional.empty(),
                Set.of(),
                Optional.of(state.name()),
                shown,
                true,
                Optional.empty()));
    }

    List<Message> deadLetters() {
        return LambdaPoller.receive(sqs, deadLetterQueueUrl);
    }
}
