package dev.waybill.functions.redrivefailures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CommandJson;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DyingInterceptor;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.Lambda;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
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
import dev.waybill.engine.memory.MemoryDeliveryQueue;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.flows.WhatIfs;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.RecordingLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queues, between a shop and an ERP that speak canonical; also carries orders, as deliver-orders does. */
final class World {
    private static final JsonMapper JSON = new JsonMapper();

    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    final CountingInterceptor counter = new CountingInterceptor();
    final DyingInterceptor dying = new DyingInterceptor();
    final DynamoLedger ledger;
    final DynamoDbClient dynamo;
    final String ledgerTable;
    final String deadLetterQueueUrl;
    /** The function's own. */
    final DynamoLandscapeStore landscapes;

    final DynamoChangeSets changes;

    private final Clock clock = Clock.systemUTC();
    private final String queueUrl;
    private final String itemsQueueUrl;
    private final SqsClient sqs;
    private final Deliveries deliveries;
    private final RedriveFailuresHandler handler;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    World() {
        LocalAws aws = LocalAws.shared();
        AwsClients clients = aws.clients();
        queueUrl = aws.queue("OrdersQueue");
        deadLetterQueueUrl = aws.queue("OrdersDeadLetterQueue");
        ledgerTable = aws.table("LedgerTable");
        dynamo = clients.dynamoDb();
        String ownershipTable = aws.table("OwnershipTable");
        sqs = clients.sqs();
        itemsQueueUrl = aws.queue("ItemsQueue");
        changes = new DynamoChangeSets(clients.dynamoDb(), ledgerTable, Retention.standard(), clock);
        ledger = new DynamoLedger(clients.dynamoDb(), ledgerTable, Retention.standard(), clock);
        AwsClients counted = counter.counting(dying.dying(clients));
        landscapes = new DynamoLandscapeStore(counted.dynamoDb(), ownershipTable);
        landscapes.append(new Revision(
                LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(1), "", "test", "test", clock.instant()));
        deliveries = deliveries(landscapes, new DynamoCircuits(clients.dynamoDb(), ledgerTable));
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", queueUrl);
        environment.put("ORDERS_DEAD_LETTER_QUEUE_URL", deadLetterQueueUrl);
        environment.put("STOCK_QUEUE_URL", aws.queue("StockQueue"));
        environment.put("DOCUMENTS_QUEUE_URL", aws.queue("DocumentsQueue"));
        environment.put("PARTIES_QUEUE_URL", aws.queue("PartiesQueue"));
        environment.put("STOCK_DEAD_LETTER_QUEUE_URL", aws.queue("StockDeadLetterQueue"));
        environment.put("DOCUMENTS_DEAD_LETTER_QUEUE_URL", aws.queue("DocumentsDeadLetterQueue"));
        environment.put("PARTIES_DEAD_LETTER_QUEUE_URL", aws.queue("PartiesDeadLetterQueue"));
        environment.put("ITEMS_QUEUE_URL", itemsQueueUrl);
        environment.put("ITEMS_DEAD_LETTER_QUEUE_URL", aws.queue("ItemsDeadLetterQueue"));
        environment.put("STACK_NAME", "waybill-test");
        handler = new RedriveFailuresHandler(RedriveFailuresWiring.of(
                RedriveFailuresWiring.Settings.from(environment),
                counted,
                Map.of(shop.name(), shop, erp.name(), erp),
                new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    private Deliveries deliveries(DynamoLandscapeStore landscapes, DynamoCircuits circuits) {
        RecordingLog log = new RecordingLog();
        CurrentLandscape landscape = new CurrentLandscape(landscapes, connections(), Duration.ofSeconds(60));
        Records records =
                new Records(ledger, new SqsDeadLetters(sqs, deadLetterQueueUrl), log, new CountingIds(), clock);
        Carrier carrier = new Carrier(
                landscape,
                new Flows(List.of(new OrdersToErp(
                        ledger, new StockOfOrders(new MemoryDeliveryQueue(), new CountingIds(), clock)))),
                records,
                Rules.standard(
                        new Circuits(circuits, CircuitLimits.standard(), log, clock, new Random(7)),
                        Rules.REREAD_AFTER,
                        new Random(7)),
                StepProbe.NONE);
        return new Deliveries(carrier, clock, Duration.ofSeconds(1));
    }

    private Connections connections() {
        return new Connections(
                Map.of(shop.name(), shop, erp.name(), erp),
                system -> new MemorySecrets(Map.of()),
                call -> {
                    throw new AssertionError("no test here goes outside: " + call);
                },
                clock);
    }

    /** What reads configuration files, with another store. */
    ConfigurationFiles files(LandscapeStore store) {
        CurrentLandscape current = new CurrentLandscape(store, connections(), Duration.ofSeconds(60));
        return new ConfigurationFiles(
                new ConfigurationCheck(List.of(shop, erp)),
                store,
                new WhatIfs(current, connections(), ledger, new CountingIds(), clock),
                clock);
    }

    Envelope message(Order order) {
        Instant now = clock.instant();
        RawWebhook webhook = shop.says(order, now);
        return new Envelope(
                "orders-to-erp",
                order.subject().system(),
                new SystemId("erp"),
                order.subject(),
                "order.updated",
                webhook.body().hash(),
                Optional.of(order.version()),
                now,
                new CorrelationId("01M844DZG0ABCDEFGHJKMNPQRS"),
                Map.of(),
                webhook.body(),
                Envelope.Redriven.NO);
    }

    /** Carries one message, as deliver-orders does. */
    void carry(Envelope message) {
        deliveries.run(List.of(new Received("m", message, 1)), clock.instant().plus(Duration.ofMinutes(1)));
    }

    /** Carries what waits in the orders queue; how many. */
    int carryAll() {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> {
            carry(EnvelopeJson.read(message.body()));
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
        });
        return messages.size();
    }

    /** What waits in the items queue. */
    List<Envelope> items() {
        return sqs
                .receiveMessage(request -> request.queueUrl(itemsQueueUrl).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(message -> EnvelopeJson.read(message.body()))
                .toList();
    }

    /** What SQS's own redrive policy does with a message that was received too often. */
    void queueGivesUp(String group, String text) {
        sqs.sendMessage(request -> request.queueUrl(deadLetterQueueUrl)
                .messageGroupId(group)
                .messageDeduplicationId(Integer.toHexString(text.hashCode()))
                .messageBody(text));
    }

    /** About how many dead letters there are, looked at or not. */
    long deadLetters() {
        return new SqsDeadLetters(sqs, deadLetterQueueUrl).count();
    }

    void round() {
        call(sample("every-minute"));
    }

    Answer ask(Command command) {
        return AnswerJson.read(call(CommandJson.write(command)));
    }

    String call(String event) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    out,
                    Lambda.with(Duration.ofMinutes(5)));
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String sample(String name) {
        try {
            return Files.readString(Path.of("events", name + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What the function printed so far, line by line. */
    List<JsonNode> log() {
        return printed.toString(StandardCharsets.UTF_8).lines().map(World::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException("not a JSON line: " + line, notJson);
        }
    }
}
