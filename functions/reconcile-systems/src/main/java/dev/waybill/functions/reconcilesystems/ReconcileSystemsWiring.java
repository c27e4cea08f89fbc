package dev.waybill.functions.reconcilesystems;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.DynamoReports;
import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonBalanceLog;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.balance.DayBook;
import dev.waybill.engine.balance.Reconciliation;
import dev.waybill.engine.balance.Repair;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.stock.OrdersOnTheirWay;
import dev.waybill.engine.stock.StockBook;
import dev.waybill.engine.stock.StockReconciliation;
import dev.waybill.engine.stock.StockRepair;
import dev.waybill.flows.PaperBook;
import dev.waybill.flows.PaperReconciliation;
import dev.waybill.flows.Shadows;
import dev.waybill.flows.WhatIfs;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record ReconcileSystemsWiring(Round round, Clock clock) {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    static ReconcileSystemsWiring fromEnvironment() {
        return from(System.getenv());
    }

    static ReconcileSystemsWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all(), System.out);
    }

    static ReconcileSystemsWiring of(
            Settings settings, AwsClients aws, Map<String, ConnectorType> connectors, PrintStream out) {
        Clock clock = Clock.systemUTC();
        DynamoDbClient dynamo = aws.dynamoDb();
        SqsClient sqs = aws.sqs();
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        Connections connections = new Connections(
                connectors, new SsmSecretStore(aws.parameters(), clock), new JdkHttpDoor(CONNECT), clock);
        CurrentLandscape landscape = new CurrentLandscape(
                new DynamoLandscapeStore(dynamo, settings.ownershipTable()), connections, settings.refresh());
        SqsDeliveryQueue queue = new SqsDeliveryQueue(sqs, settings.ordersQueueUrl(), ids);
        DynamoLedger ledger = new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock);
        Reconciliation reconciliation = new Reconciliation(
                new DayBook(landscape, ledger, ids, clock), new Repair(landscape, queue, ids, clock));
        Round round = new Round(
                reconciliation,
                new StockReconciliation(
                        new StockBook(landscape, new OrdersOnTheirWay(ledger, ids, clock), clock),
                        new StockRepair(new SqsDeliveryQueue(sqs, settings.stockQueueUrl(), ids), ids, clock)),
                new PaperReconciliation(
                        new PaperBook(landscape, ledger, ids, clock),
                        new SqsDeliveryQueue(sqs, settings.documentsQueueUrl(), ids)),
                new Shadows(new WhatIfs(landscape, connections, ledger, ids, clock), clock),
                new JsonBalanceLog(out, clock),
                new EmfMetrics(out, settings.stack(), clock),
                new Findings(new DynamoReports(dynamo, settings.ledgerTable(), Retention.standard(), clock)),
                clock);
        return new ReconcileSystemsWiring(round, clock);
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
                    reader.text("STACK_NAME"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
