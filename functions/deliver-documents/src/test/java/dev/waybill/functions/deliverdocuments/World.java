package dev.waybill.functions.deliverdocuments;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.LambdaPoller;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.domain.document.OrderPapers;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queues, between an ERP and a shop that speak canonical; plays Lambda's poller. */
final class World {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    final CountingInterceptor counter = new CountingInterceptor();
    final String queueUrl;
    final String deadLetterQueueUrl;

    private final SqsClient sqs;
    private final SqsDeliveryQueue queue;
    private final DeliverDocumentsHandler handler;

    World() {
        LocalAws aws = LocalAws.shared();
        queueUrl = aws.queue("DocumentsQueue");
        deadLetterQueueUrl = aws.queue("DocumentsDeadLetterQueue");
        sqs = aws.clients().sqs();
        queue = new SqsDeliveryQueue(sqs, queueUrl, new CountingIds());
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                                .documents()
                                .build(1),
                        "",
                        "test",
                        "test",
                        NOON));
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("LEDGER_TABLE", aws.table("LedgerTable"));
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("DOCUMENTS_QUEUE_URL", queueUrl);
        environment.put("DOCUMENTS_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        handler = new DeliverDocumentsHandler(DeliverDocumentsWiring.of(
                DeliverDocumentsWiring.Settings.from(environment),
                counter.counting(aws.clients()),
                Map.of(shop.name(), shop, erp.name(), erp)));
    }

    /** The paper of an order says this, a poll saw it, and the message waits. */
    void queue(OrderPapers papers, String document) {
        SubjectRef subject = new SubjectRef(EntityKind.DOCUMENT, new SystemId("erp"), "shop-es:1001");
        erp.papers().says(subject.id(), papers, document, NOON);
        queue.send(List.of(new Envelope(
                "documents-to-shops",
                new SystemId("erp"),
                new SystemId("shop-es"),
                subject,
                "document.changed",
                document,
                Optional.empty(),
                Instant.now(),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                Body.of(document),
                Envelope.Redriven.NO)));
    }

    /** One batch, as Lambda's poller does it: what the answer does not name leaves the queue. */
    SQSBatchResponse poll(Duration timeLeft) {
        return new LambdaPoller(sqs, queueUrl).poll(handler::handleRequest, timeLeft);
    }

    SQSBatchResponse poll() {
        return poll(Duration.ofMinutes(1));
    }

    List<Message> deadLetters() {
        return LambdaPoller.receive(sqs, deadLetterQueueUrl);
    }
}
