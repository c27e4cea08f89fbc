package dev.waybill.functions.deliveritems;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoChangeSets;
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
import dev.waybill.flows.ItemsToShops;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record DeliverItemsWiring(Deliveries deliveries, SqsDeadLetters deadLetters, SqsVisibility visibility, Clock clock) {
    /** Long enough for a set to get on; with less time left it is left for the next batch. */
    private static final Duration FOR_ONE_SET = Duration.ofMinutes(5);

    /** A hundred products of a slow shop are four calls of up to half a minute each, after one that reads, and after its bucket has filled twice. */
    private static final Duration FOR_ONE_CALL = Duration.ofMinutes(4);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    static DeliverItemsWiring fromEnvironment() {
        return from(System.getenv());
    }

    static DeliverItemsWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all());
    }

    static DeliverItemsWiring of(Settings settings, AwsClients aws, Map<String, ConnectorType> connectors) {
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
        TimeOrderedIds ids = new TimeOrderedIds(clock, random);
        Records records = new Records(
                new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock),
                deadLetters,
                log,
                ids,
                clock);
        ItemsToShops flow = new ItemsToShops(
                new DynamoChangeSets(dynamo, settings.ledgerTable(), Retention.standard(), clock),
                new SqsDeliveryQueue(sqs, settings.itemsQueueUrl(), ids),
                ids,
                clock,
                FOR_ONE_CALL);
        Carrier carrier = new Carrier(
                new CurrentLandscape(
                        new DynamoLandscapeStore(dynamo, settings.ownershipTable()), connections, settings.refresh()),
                new Flows(List.of(flow)),
                records,
                Rules.standard(circuits, Rules.REREAD_AFTER, random),
                StepProbe.NONE);
        return new DeliverItemsWiring(
                new Deliveries(carrier, clock, FOR_ONE_SET),
                deadLetters,
                new SqsVisibility(sqs, settings.itemsQueueUrl()),
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
            String itemsQueueUrl,
            String deadLetterQueueUrl,
            Duration refresh) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("ITEMS_QUEUE_URL"),
                    reader.text("ITEMS_DEAD_LETTER_QUEUE_URL"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
