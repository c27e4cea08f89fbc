package dev.waybill.functions.pollchanges;

import static dev.waybill.testkit.OrderFixture.anOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoCursors;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.Lambda;
import dev.waybill.aws.LocalAws;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Evidence;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.cursor.Pulse;
import dev.waybill.testkit.FakeErp;
import dev.waybill.testkit.FakeShop;
import dev.waybill.testkit.LandscapeFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queue, before two shops whose webhooks are all lost. */
final class World {
    private static final JsonMapper JSON = new JsonMapper();

    final FakeShop shop = new FakeShop();
    final CountingInterceptor counter = new CountingInterceptor();
    private final String queueUrl;
    private final SqsClient sqs;
    private final PollChangesHandler handler;
    private final DynamoCursors cursors;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    World() {
        shop.pagesOf(3);
        LocalAws aws = LocalAws.shared();
        AwsClients clients = aws.clients();
        FakeErp erp = new FakeErp();
        sqs = clients.sqs();
        queueUrl = aws.queue("OrdersQueue");
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(clients.dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp").build(1),
                        "",
                        "test",
                        "test",
                        Instant.now()));
        Map<String, String> environment = new HashMap<>(aws.environment());
        String ledgerTable = aws.table("LedgerTable");
        cursors = new DynamoCursors(clients.dynamoDb(), ledgerTable);
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", queueUrl);
        environment.put("STOCK_QUEUE_URL", aws.queue("StockQueue"));
        environment.put("DOCUMENTS_QUEUE_URL", aws.queue("DocumentsQueue"));
        environment.put("PARTIES_QUEUE_URL", aws.queue("PartiesQueue"));
        environment.put("ITEMS_QUEUE_URL", aws.queue("ItemsQueue"));
        environment.put("STACK_NAME", "waybill-test");
        handler = new PollChangesHandler(PollChangesWiring.of(
                PollChangesWiring.Settings.from(environment),
                counter.counting(clients),
                Map.of(shop.name(), shop, erp.name(), erp),
                new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    /** An order of that id changes in both shops, and no webhook says so. */
    void changed(String id, Instant at) {
        shop.has(anOrder(id).from("shop-es").changedAt(at).build());
        shop.has(anOrder(id).from("shop-fr").changedAt(at).build());
    }

    /** Three of its orders changed of late and no webhook said so; an hour ago one did. */
    void isSilent(String system) {
        Instant now = Instant.now();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence.Brought("1000", now.minusSeconds(3600), now.minusSeconds(3590)));
        for (int i = 1; i <= 3; i++) {
            evidence.add(new Evidence.Lost(new Evidence.Found("100" + i, now.minusSeconds(1000 - i), now)));
        }
        Cursor first = Cursor.first(new Polled(new SystemId(system), EntityKind.ORDER), now.minusSeconds(600));
        Pulse pulse = first.pulse().orElseThrow();
        cursors.write(first.feeling(Optional.of(new Pulse(pulse.webhooks().after(evidence, now), pulse.rhythm())))
                .after(Map.of(), Optional.empty(), now.minusSeconds(600)));
    }

    /** The schedule calls. */
    void round() {
        try {
            byte[] event = Files.readAllBytes(Path.of("events", "every-minute.json"));
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    OutputStream.nullOutputStream(),
                    Lambda.with(Duration.ofMinutes(2)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What waits in the orders queue, taken out. */
    List<Envelope> queued() {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message ->
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
        return messages.stream()
                .map(message -> EnvelopeJson.read(message.body()))
                .toList();
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
