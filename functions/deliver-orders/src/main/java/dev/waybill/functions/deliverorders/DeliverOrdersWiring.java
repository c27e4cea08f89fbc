package dev.waybill.functions.deliverorders;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonAttemptLog;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SqsVisibility;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Carrier;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Deliveries;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.delivery.Rules;
import dev.waybill.engine.delivery.StepProbe;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.flows.PrivacyRequests;
import dev.waybill.flows.WatchSources;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record DeliverOrdersWiring(Deliveries deliveries, SqsDeadLetters deadLetters, SqsVisibility visibility, Clock clock) {
    /** An order takes a handful of calls; with less time left than slow ones need, it is left for the next batch. */
    private static final Duration FOR_ONE_ORDER = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    static DeliverOrdersWiring fromEnvironment() {
        return from(System.getenv());
    }

    static DeliverOrdersWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all());
    }

    static DeliverOrdersWiring of(Settings settings, AwsClients aws, Map<String, ConnectorType> connectors) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        DynamoDbClient dynamo = aws.dynamoDb();
        SqsClient sqs = aws.sqs();
        SqsDeadLetters deadLetters = new SqsDeadLetters(sqs, settings.deadLetterQueueUrl());
        Connections connections = new Connections(
                connectors, new SsmSecretStore(aws.parameters(), clock), new JdkHttpDoor(CONNECT), clock);
        JsonAttemptLog log = new JsonAttemptLog(System.out, clock);
        Circuits circuits = new Circuits(
                new DynamoCircuits(dynamo, settings.ledgerTable()), CircuitLimits.standard(), log, clock, random);
        DynamoLedger ledger = new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock);
        TimeOrderedIds ids = new TimeOrderedIds(clock, random);
        Records records = new Records(ledger, deadLetters, log, ids, clock);
        StockOfOrders stock = new StockOfOrders(new SqsDeliveryQueue(sqs, settings.stockQueueUrl(), ids), ids, clock);
        Carrier carrier = new Carrier(
                new CurrentLandscape(
                        new DynamoLandscapeStore(dynamo, settings.ownershipTable()), connections, settings.refresh()),
                new Flows(List.of(new OrdersToErp(ledger, stock), new PrivacyRequests(), new WatchSources())),
                records,
                Rules.standard(circuits, settings.rereadAfter(), random),
                StepProbe.NONE);
        return new DeliverOrdersWiring(
                new Deliveries(carrier, clock, FOR_ONE_ORDER),
                deadLetters,
                new SqsVisibility(sqs, settings.ordersQueueUrl()),
                clock);
    }

    /**
     * What the environment says.
     *
     * @param refresh {@code LANDSCAPE_REFRESH}, 60 s by default: how old the configuration may get
     * @param rereadAfter {@code REREAD_AFTER}, 24 h by default: an older message is read again from its source first
     */
    record Settings(
            String ledgerTable,
            String ownershipTable,
            String ordersQueueUrl,
            String deadLetterQueueUrl,
            String stockQueueUrl,
            Duration refresh,
            Duration rereadAfter) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("ORDERS_QUEUE_URL"),
                    reader.text("ORDERS_DEAD_LETTER_QUEUE_URL"),
                    reader.text("STOCK_QUEUE_URL"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)),
                    reader.duration("REREAD_AFTER", Rules.REREAD_AFTER));
            reader.check();
            return settings;
        }
    }
}
