package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonAttemptLog;
import dev.waybill.aws.QueueOfFlow;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.intake.Intake;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.port.AttemptLog;
import dev.waybill.engine.port.Ids;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record ReceiveWebhookWiring(Intake intake, AttemptLog log, Clock clock) {
    private static final SystemId OURSELVES = new SystemId("waybill");

    static ReceiveWebhookWiring fromEnvironment() {
        return from(System.getenv());
    }

    static ReceiveWebhookWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all(), System.out);
    }

    /** Put together alike, of parts that reach nobody and write nothing. */
    static ReceiveWebhookWiring rehearsing(Landscape landscape, String secret) {
        return of(
                new Settings(
                        "rehearsal", "rehearsal.fifo", "rehearsal", "rehearsal.fifo", "rehearsal.fifo", Duration.ZERO),
                AwsClients.rehearsing(landscape, secret),
                Catalogue.all(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    static ReceiveWebhookWiring of(
            Settings settings, AwsClients aws, Map<String, ConnectorType> connectors, PrintStream out) {
        Clock clock = Clock.systemUTC();
        Ids ids = new TimeOrderedIds(clock, new SecureRandom());
        Connections connections =
                new Connections(connectors, new SsmSecretStore(aws.parameters(), clock), noCallsOut(), clock);
        CurrentLandscape landscape = new CurrentLandscape(
                new DynamoLandscapeStore(aws.dynamoDb(), settings.ownershipTable()), connections, settings.refresh());
        AttemptLog log = new JsonAttemptLog(out, clock);
        SqsClient sqs = aws.sqs();
        QueueOfFlow queue = new QueueOfFlow(
                new SqsDeliveryQueue(sqs, settings.ordersQueueUrl(), ids),
                new SqsDeliveryQueue(sqs, settings.stockQueueUrl(), ids),
                new SqsDeliveryQueue(sqs, settings.documentsQueueUrl(), ids),
                new SqsDeliveryQueue(sqs, settings.partiesQueueUrl(), ids));
        Intake intake = new Intake(landscape, queue, log, ids);
        return new ReceiveWebhookWiring(intake, log, clock);
    }

    /** Receiving calls no foreign system; a connector that tries to is told so, and no HTTP client is loaded. */
    private static HttpDoor noCallsOut() {
        return call -> {
            throw new FailureException(Failure.of(
                    FailureCode.DEFECT,
                    OURSELVES,
                    "receiveWebhook",
                    "a connector tried to call out while a webhook was received",
                    "report it to the connector's developer"));
        };
    }

    /** A call that is not even what the API promises: sending the same again cannot help. */
    APIGatewayV2HTTPResponse unreadable(Failure failure) {
        log.answered(failure.system().value(), 400, failure.code().name(), failure.why());
        return WebhookAnswer.unreadable();
    }

    /** The last net: what nobody foresaw is written down with its place in our code, and the shop sends the webhook again. */
    APIGatewayV2HTTPResponse defect(RuntimeException unforeseen) {
        log.defect(
                Failure.of(
                        FailureCode.DEFECT,
                        OURSELVES,
                        "receiveWebhook",
                        "Waybill itself failed on a webhook: a fault in the program, not in the sender's data",
                        "send this log line to the developers; the sender sends the webhook again"),
                unforeseen);
        return WebhookAnswer.notAccepted();
    }

    /**
     * What the environment says.
     *
     * @param refresh {@code LANDSCAPE_REFRESH}, 60 s by default: how old the configuration may get
     */
    record Settings(
            String ownershipTable,
            String ordersQueueUrl,
            String stockQueueUrl,
            String documentsQueueUrl,
            String partiesQueueUrl,
            Duration refresh) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("ORDERS_QUEUE_URL"),
                    reader.text("STOCK_QUEUE_URL"),
                    reader.text("DOCUMENTS_QUEUE_URL"),
                    reader.text("PARTIES_QUEUE_URL"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
