package dev.waybill.functions.deliverparties;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.LambdaPoller;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Customer;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.History;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.time.Clock;
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
    private final DynamoLedger ledger;
    private final SqsDeliveryQueue queue;
    private final DeliverPartiesHandler handler;

    World() {
        LocalAws aws = LocalAws.shared();
        queueUrl = aws.queue("PartiesQueue");
        deadLetterQueueUrl = aws.queue("PartiesDeadLetterQueue");
        sqs = aws.clients().sqs();
        queue = new SqsDeliveryQueue(sqs, queueUrl, new CountingIds());
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                                .customersBothWays()
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
        environment.put("PARTIES_QUEUE_URL", queueUrl);
        environment.put("PARTIES_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        handler = new DeliverPartiesHandler(DeliverPartiesWiring.of(
                DeliverPartiesWiring.Settings.from(environment),
                counter.counting(aws.clients()),
                Map.of(shop.name(), shop, erp.name(), erp)));
    }

    /** A shop said this of a customer, and the message waits. */
    void queue(Customer customer, Instant changedAt) {
        queue(shop.customers().says(customer, changedAt), customer, changedAt, "customers-to-erp", "erp");
    }

    /** Somebody entered this of a customer into the ERP, and the message to the shop waits. */
    void queueFor(SystemId target, Customer customer, Instant changedAt) {
        queue(erp.customers().says(customer, changedAt), customer, changedAt, "customers-to-shops", target.value());
    }

    private void queue(RawWebhook webhook, Customer customer, Instant changedAt, String flow, String target) {
        String id = customer.reference().value().split(":", 2)[1];
        queue.send(List.of(new Envelope(
                flow,
                webhook.system(),
                new SystemId(target),
                new SubjectRef(EntityKind.PARTY, webhook.system(), id),
                "customer.updated",
                webhook.body().hash(),
                Optional.of(new Version(changedAt)),
                Instant.now(),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                webhook.body(),
                Envelope.Redriven.NO)));
    }

    /** One batch, as Lambda's poller does it: what the answer does not name leaves the queue. */
    SQSBatchResponse poll(Duration timeLeft) {
        return new LambdaPoller(sqs, queueUrl).poll(handler::handleRequest, timeLeft);
    }

    SQSBatchResponse poll() {
        return poll(Duration.ofMinutes(1));
    }

    /** Everything that the ledger keeps of a subject, but for the messages themselves. */
    History history(SubjectRef subject) {
        return ledger.history(subject);
    }

    List<Message> deadLetters() {
        return LambdaPoller.receive(sqs, deadLetterQueueUrl);
    }
}
