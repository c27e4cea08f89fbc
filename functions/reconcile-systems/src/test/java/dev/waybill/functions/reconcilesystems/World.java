package dev.waybill.functions.reconcilesystems;

import static dev.waybill.testkit.OrderFixture.anOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.DynamoReports;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.Lambda;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.stock.StockPolicy;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The function with its real table and queue, before two shops whose webhooks are all lost. */
final class World {
    private static final JsonMapper JSON = new JsonMapper();

    final FakeShop shop = new FakeShop();
    final FakeErp erp = new FakeErp();
    /** Runs beside the other one. */
    final FakeErp newErp = new FakeErp();

    final CountingInterceptor counter = new CountingInterceptor();
    final DynamoLedger ledger;
    final DynamoReports reports;
    private final String queueUrl;
    private final String stockQueueUrl;
    private final String documentsQueueUrl;
    private final SqsClient sqs;
    private final ReconcileSystemsHandler handler;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    World() {
        shop.pagesOf(3);
        LocalAws aws = LocalAws.shared();
        AwsClients clients = aws.clients();
        sqs = clients.sqs();
        queueUrl = aws.queue("OrdersQueue");
        documentsQueueUrl = aws.queue("DocumentsQueue");
        stockQueueUrl = aws.queue("StockQueue");
        String ownershipTable = aws.table("OwnershipTable");
        new DynamoLandscapeStore(clients.dynamoDb(), ownershipTable)
                .append(new Revision(
                        LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                                .stock(StockPolicy.NONE)
                                .documents()
                                .shadow("new-erp", "new-erp", "erp")
                                .build(1),
                        "",
                        "test",
                        "test",
                        Instant.now()));
        Map<String, String> environment = new HashMap<>(aws.environment());
        String ledgerTable = aws.table("LedgerTable");
        ledger = new DynamoLedger(aws.clients().dynamoDb(), ledgerTable, Retention.standard(), Clock.systemUTC());
        reports = new DynamoReports(aws.clients().dynamoDb(), ledgerTable, Retention.standard(), Clock.systemUTC());
        environment.put("LEDGER_TABLE", ledgerTable);
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", queueUrl);
        environment.put("STOCK_QUEUE_URL", stockQueueUrl);
        environment.put("DOCUMENTS_QUEUE_URL", documentsQueueUrl);
        environment.put("STACK_NAME", "waybill-test");
        handler = new ReconcileSystemsHandler(ReconcileSystemsWiring.of(
                ReconcileSystemsWiring.Settings.from(environment),
                counter.counting(clients),
                Map.of(shop.name(), shop, erp.name(), erp, "new-erp", newErp),
                new PrintStream(printed, true, StandardCharsets.UTF_8)));
    }

    /** An order of that id changes in both shops, and no webhook says so. */
    void changed(String id, Instant at) {
        shop.has(anOrder(id).from("shop-es").placedAt(at).changedAt(at).build());
        shop.has(anOrder(id).from("shop-fr").placedAt(at).changedAt(at).build());
    }

    /** The schedule calls. */
    void round() {
        try {
            byte[] event = Files.readAllBytes(Path.of("events", "schedule.json"));
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
        return queuedIn(queueUrl);
    }

    /** What waits in the stock queue, taken out. */
    List<Envelope> stockQueued() {
        return queuedIn(stockQueueUrl);
    }

    /** What waits in the documents queue, taken out. */
    List<Envelope> documentsQueued() {
        return queuedIn(documentsQueueUrl);
    }

    private List<Envelope> queuedIn(String queueUrl) {
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
