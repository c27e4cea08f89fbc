package dev.waybill.functions.deliverstock;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLeases;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonAttemptLog;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsVisibility;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.circuit.CircuitLimits;
import dev.waybill.engine.delivery.Backoff;
import dev.waybill.engine.delivery.Circuits;
import dev.waybill.engine.delivery.Judgement;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockDeliveries;
import dev.waybill.engine.stock.StockRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record DeliverStockWiring(
        StockDeliveries deliveries, SqsDeadLetters deadLetters, SqsVisibility visibility, Clock clock) {
    /** One bulk of reads and writes with slow answers; with less time left, what is left is for the next batch. */
    private static final Duration FOR_ONE_BULK = Duration.ofSeconds(45);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    static DeliverStockWiring fromEnvironment() {
        return from(System.getenv());
    }

    static DeliverStockWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all());
    }

    static DeliverStockWiring of(Settings settings, AwsClients aws, Map<String, ConnectorType> connectors) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        DynamoDbClient dynamo = aws.dynamoDb();
        SqsClient sqs = aws.sqs();
        SqsDeadLetters deadLetters = new SqsDeadLetters(sqs, settings.deadLetterQueueUrl());
        JsonAttemptLog log = new JsonAttemptLog(System.out, clock);
        CurrentLandscape landscape = new CurrentLandscape(
                new DynamoLandscapeStore(dynamo, settings.ownershipTable()),
                new Connections(
                        connectors, new SsmSecretStore(aws.parameters(), clock), new JdkHttpDoor(CONNECT), clock),
                settings.refresh());
        DynamoLedger ledger = new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock);
        TimeOrderedIds ids = new TimeOrderedIds(clock, random);
        Records records = new Records(ledger, deadLetters, log, ids, clock);
        StockRules rules = new StockRules(
                new DynamoLeases(dynamo, settings.ledgerTable()),
                new OrdersOnTheirWay(ledger, ids, clock),
                new Circuits(
                        new DynamoCircuits(dynamo, settings.ledgerTable()),
                        CircuitLimits.standard(),
                        log,
                        clock,
                        random),
                new Judgement(Backoff.standard(random)),
                FOR_ONE_BULK);
        return new DeliverStockWiring(
                new StockDeliveries(landscape, records, rules),
                deadLetters,
                new SqsVisibility(sqs, settings.stockQueueUrl()),
                clock);
    }

    /**
     * What the environment says.
     *
     * @param refresh {@code LANDSCAPE_REFRESH}, 60 s by default: how old the configuration may get
     */
    record Settings(
            String ledgerTable,
            String ownershipTable,
            String stockQueueUrl,
            String deadLetterQueueUrl,
            Duration refresh) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("STOCK_QUEUE_URL"),
                    reader.text("STOCK_DEAD_LETTER_QUEUE_URL"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
