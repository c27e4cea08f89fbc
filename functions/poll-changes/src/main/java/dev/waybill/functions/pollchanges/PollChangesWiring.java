package dev.waybill.functions.pollchanges;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoCursors;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonPollLog;
import dev.waybill.aws.QueueOfFlow;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.poll.Polls;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record PollChangesWiring(Rounds rounds, Clock clock) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    static PollChangesWiring fromEnvironment() {
        return from(System.getenv());
    }

    static PollChangesWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all(), System.out);
    }

    static PollChangesWiring of(
            Settings settings, AwsClients aws, Map<String, ConnectorType> connectors, PrintStream out) {
        Clock clock = Clock.systemUTC();
        DynamoDbClient dynamo = aws.dynamoDb();
        SqsClient sqs = aws.sqs();
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        CurrentLandscape landscape = new CurrentLandscape(
                new DynamoLandscapeStore(dynamo, settings.ownershipTable()),
                new Connections(
                        connectors, new SsmSecretStore(aws.parameters(), clock), new JdkHttpDoor(CONNECT), clock),
                settings.refresh());
        Polls polls = new Polls(
                landscape,
                new DynamoCursors(dynamo, settings.ledgerTable()),
                new QueueOfFlow(
                        new SqsDeliveryQueue(sqs, settings.ordersQueueUrl(), ids),
                        new SqsDeliveryQueue(sqs, settings.stockQueueUrl(), ids),
                        new SqsDeliveryQueue(sqs, settings.documentsQueueUrl(), ids),
                        new SqsDeliveryQueue(sqs, settings.partiesQueueUrl(), ids),
                        new SqsDeliveryQueue(sqs, settings.itemsQueueUrl(), ids)),
                new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock),
                ids,
                clock);
        Rounds rounds = new Rounds(polls, new JsonPollLog(out, clock), new EmfMetrics(out, settings.stack(), clock));
        return new PollChangesWiring(rounds, clock);
    }

    /**
     * What the environment says.
     *
     * @param stack tells the metrics of several installations in one account apart
     * @param refresh {@code LANDSCAPE_REFRESH}, 60 s by default: how old the configuration may get
     */
    record Settings(
            String ledgerTable,
            String ownershipTable,
            String ordersQueueUrl,
            String stockQueueUrl,
            String documentsQueueUrl,
            String partiesQueueUrl,
            String itemsQueueUrl,
            String stack,
            Duration refresh) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("ORDERS_QUEUE_URL"),
                    reader.text("STOCK_QUEUE_URL"),
                    reader.text("DOCUMENTS_QUEUE_URL"),
                    reader.text("PARTIES_QUEUE_URL"),
                    reader.text("ITEMS_QUEUE_URL"),
                    reader.text("STACK_NAME"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
