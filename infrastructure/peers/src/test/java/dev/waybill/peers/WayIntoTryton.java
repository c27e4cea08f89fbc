package dev.waybill.peers;

import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.tryton.TrytonType;
import dev.waybill.connectors.woocommerce.WooCommerceType;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.SubjectRef;
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
import dev.waybill.engine.delivery.Verdict;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.intake.Receipt;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.Crash;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import dev.waybill.testkit.SettableClock;
import dev.waybill.testkit.TrytonPeer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Everything between a WooCommerce webhook and a real Tryton, as it is deployed; only the clock is moved by hand. */
final class WayIntoTryton {
    private static final Duration INVOCATION = Duration.ofMinutes(2);
    private static final MessageSystemAttributeName TIMES = MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;

    final SettableClock clock = SettableClock.atNoon();
    final DynamoLedger ledger;
    final RecordingLog log = new RecordingLog();
    private final TrytonPeer tryton;
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String queueUrl = aws.queue("OrdersQueue");
    private final SqsDeadLetters deadLetters = new SqsDeadLetters(sqs, aws.queue("OrdersDeadLetterQueue"));
    private final DynamoLandscapeStore landscapes;
    private final DynamoCircuits circuits;
    private final CountingIds ids = new CountingIds();
    private boolean lastDied;

    WayIntoTryton(TrytonPeer tryton) {
        this.tryton = tryton;
        String ledgerTable = aws.table("LedgerTable");
        this.ledger = new DynamoLedger(aws.clients().dynamoDb(), ledgerTable, Retention.standard(), clock);
        this.circuits = new DynamoCircuits(aws.clients().dynamoDb(), ledgerTable);
        this.landscapes = new DynamoLandscapeStore(aws.clients().dynamoDb(), aws.table("OwnershipTable"));
        landscapes.append(
                new Revision(Landscapes.shopInto("tryton", tryton.settings()), "", "test", "test", clock.instant()));
    }

    /** What a process of ours knows when it starts: nothing that is not in a table, a queue or the ERP. */
    private CurrentLandscape freshProcess() {
        Map<String, String> all = Map.of(
                "webhook-secret",
                RecordedDelivery.SECRET,
                "user",
                tryton.secrets().getOrDefault("user", ""),
                "password",
                tryton.secrets().getOrDefault("password", ""));
        Connections connections = new Connections(
                Map.of("woocommerce", new WooCommerceType(), "tryton", new TrytonType()),
                system -> new MemorySecrets(all),
                new JdkHttpDoor(Duration.ofSeconds(5)),
                clock);
        return new CurrentLandscape(landscapes, connections, Duration.ofSeconds(60));
    }

    Receipt hears(RecordedDelivery delivery) {
        Intake intake = new Intake(freshProcess(), new SqsDeliveryQueue(sqs, queueUrl, ids), log, ids);
        return intake.accept(delivery.asWebhook(clock.instant()));
    }

    /** Carries all that waits; what dies is started again. True if it died on the way. */
    boolean settles(StepProbe probe) {
        boolean died = false;
        StepProbe next = probe;
        for (Deliveries process = process(next); carriesSome(process); ) {
            if (lastDied) {
                died = true;
                next = StepProbe.NONE;
                process = process(next);
            }
        }
        return died;
    }

    /** One invocation with what waits. */
    void carriesOnce() {
        carriesSome(process(StepProbe.NONE));
    }

    private boolean carriesSome(Deliveries process) {
        lastDied = false;
        List<Message> messages = sqs.receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).messageSystemAttributeNames(TIMES))
                .messages();
        List<Received> batch = new ArrayList<>();
        for (Message message : messages) {
            batch.add(new Received(message.receiptHandle(), EnvelopeJson.read(message.body()), times(message)));
        }
        try {
            process.run(batch, clock.instant().plus(INVOCATION)).forEach(this::obey);
        } catch (Crash died) {
            lastDied = true;
            clock.pass(INVOCATION.plusSeconds(1));
            messages.forEach(message -> show(message.receiptHandle()));
        }
        return !messages.isEmpty();
    }

    private static int times(Message message) {
        return Integer.parseInt(message.attributes().getOrDefault(TIMES, "1"));
    }

    private void obey(Verdict verdict) {
        switch (verdict) {
            case Verdict.Done done ->
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(done.messageId()));
            case Verdict.Retry retry -> {
                clock.pass(retry.in());
                show(retry.messageId());
            }
        }
    }

    /** As when the visibility timeout has ended. */
    private void show(String receiptHandle) {
        sqs.changeMessageVisibility(request ->
                request.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(0));
    }

    private Deliveries process(StepProbe probe) {
        Records records = new Records(ledger, deadLetters, log, ids, clock);
        Carrier carrier = new Carrier(
                freshProcess(),
                new Flows(List.of(new OrdersToErp(ledger, new StockOfOrders(new MemoryDeliveryQueue(), ids, clock)))),
                records,
                Rules.standard(
                        new Circuits(circuits, CircuitLimits.standard(), log, clock, new Random(7)),
                        Rules.REREAD_AFTER,
                        new Random(7)),
                probe);
        return new Deliveries(carrier, clock, Duration.ofSeconds(30));
    }

    List<Operation> operationsOf(String order) {
        return ledger.history(new SubjectRef(EntityKind.ORDER, new SystemId("shop-es"), order))
                .operations();
    }
}
