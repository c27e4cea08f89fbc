package dev.waybill.functions.deliveritems;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.LambdaPoller;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.change.ChangeMessages;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.ChangeSets;
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

    private final CountingIds ids = new CountingIds();
    private final ChangeSets sets;
    private final SqsClient sqs;
    private final SqsDeliveryQueue queue;
    private final DeliverItemsHandler handler;

    World() {
        LocalAws aws = LocalAws.shared();
        queueUrl = aws.queue("ItemsQueue");
        deadLetterQueueUrl = aws.queue("ItemsDeadLetterQueue");
        sqs = aws.clients().sqs();
        queue = new SqsDeliveryQueue(sqs, queueUrl, ids);
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                                .prices(PricePolicy.STANDARD, false)
                                .build(1),
                        "",
                        "test",
                        "test",
                        NOON));
        Map<String, String> environment = new HashMap<>(aws.environment());
        String ledgerTable = aws.table("LedgerTable");
        sets = new DynamoChangeSets(aws.clients().dynamoDb(), ledgerTable, Retention.standard(), Clock.systemUTC());
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ITEMS_QUEUE_URL", queueUrl);
        environment.put("ITEMS_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        handler = new DeliverItemsHandler(DeliverItemsWiring.of(
                DeliverItemsWiring.Settings.from(environment),
                counter.counting(aws.clients()),
                Map.of(shop.name(), shop, erp.name(), erp)));
    }

    /** The owner wants so many euros without tax, a poll saw it, and the message waits. */
    void queue(String sku, String net) {
        erp.prices().says(sku, Money.of(net, "EUR"), NOON);
        queue.send(List.of(ChangeMessages.look(
                new Way(new SystemId("erp"), new SystemId("shop-es")),
                ChangeMessages.subject(new SystemId("erp"), ids.next()),
                List.of(sku),
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Instant.now())));
    }

    /** The set that waits, as kept in the table. */
    ChangeSet latest() {
        return sets.find(sets.latest(1).getFirst().proposal().id()).orElseThrow();
    }

    /** People decided; the message that carries it on waits. */
    void decided(ChangeSet next) {
        if (!sets.write(next)) {
            throw new IllegalStateException("somebody else decided");
        }
        queue.send(List.of(ChangeMessages.goOn(next, Instant.now())));
    }

    /** A message about a set that is not there (any more) waits. */
    void queueOfUnknownSet() {
        Way way = new Way(new SystemId("erp"), new SystemId("shop-es"));
        Proposal proposal = new Proposal(
                "gone.shop-es",
                ChangeMessages.subject(way.source(), "gone"),
                way.target(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                false,
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"));
        queue.send(
                List.of(ChangeMessages.goOn(ChangeSet.proposed(proposal, Optional.empty(), List.of()), Instant.now())));
    }

    /** One batch, as Lambda's poller does it: what the answer does not name leaves the queue. */
    SQSBatchResponse poll(Duration timeLeft) {
        return new LambdaPoller(sqs, queueUrl).poll(handler::handleRequest, timeLeft);
    }

    SQSBatchResponse poll() {
        return poll(Duration.ofMinutes(15));
    }

    List<Message> deadLetters() {
        return LambdaPoller.receive(sqs, deadLetterQueueUrl);
    }
}
