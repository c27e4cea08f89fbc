package dev.waybill.functions.operatorapi;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CloudWatchFlowCounts;
import dev.waybill.aws.DeadLettersOfFlows;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoCommandKeys;
import dev.waybill.aws.DynamoCursors;
import dev.waybill.aws.DynamoErasures;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.DynamoReports;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonApiLog;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.health.AlarmLimits;
import dev.waybill.engine.health.Alarms;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.review.Reviews;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record OperatorApiWiring(Api api, Console console) {
    /** API Gateway gives up after 30 s. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(28);

    static OperatorApiWiring fromEnvironment() {
        return from(System.getenv());
    }

    static OperatorApiWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Clock.systemUTC(), System.out);
    }

    static OperatorApiWiring of(Settings settings, AwsClients aws, Clock clock, PrintStream out) {
        DynamoDbClient dynamo = aws.dynamoDb();
        SqsClient sqs = aws.sqs();
        String table = settings.ledgerTable();
        DynamoLedger ledger = new DynamoLedger(dynamo, table, Retention.standard(), clock);
        DynamoCircuits circuits = new DynamoCircuits(dynamo, table);
        DynamoLandscapeStore landscapes = new DynamoLandscapeStore(dynamo, settings.ownershipTable());
        DeadLettersOfFlows deadLetters = new DeadLettersOfFlows(
                new SqsDeadLetters(sqs, settings.ordersDeadLetters()),
                new SqsDeadLetters(sqs, settings.stockDeadLetters()),
                new SqsDeadLetters(sqs, settings.documentsDeadLetters()),
                new SqsDeadLetters(sqs, settings.partiesDeadLetters()),
                new SqsDeadLetters(sqs, settings.itemsDeadLetters()));
        DynamoChangeSets changes = new DynamoChangeSets(dynamo, table, Retention.standard(), clock);
        Function<List<OpenItem>, Reviews> reviews =
                items -> Reviews.of(items, landscapes.latest().map(Revision::landscape), changes);
        Alarms alarms = new Alarms(ledger, deadLetters, circuits, reviews, AlarmLimits.standard(), clock);
        OnceByKey once = new OnceByKey(new DynamoCommandKeys(dynamo, table), clock);
        Reports reports = new DynamoReports(dynamo, table, Retention.standard(), clock);
        Commands commands = new Commands(aws.patient(LONGEST_CALL).functions(), settings.redriveFailures(), once);
        Ways ways = new Ways(landscapes);
        List<Endpoint> endpoints = Stream.of(
                        Description.endpoints(),
                        new States(circuits, new DynamoCursors(dynamo, table), alarms, clock).endpoints(),
                        new Traces(ledger, circuits, landscapes, clock).endpoints(),
                        new Open(ledger, deadLetters, reviews).endpoints(),
                        new Ownership(landscapes).endpoints(),
                        new Flows(
                                        new KeptCounts(
                                                new CloudWatchFlowCounts(aws, settings.metricNamespace()), clock),
                                        ways,
                                        clock)
                                .endpoints(),
                        new Balances(reports, ways).endpoints(),
                        new Drifts(reports, ways).endpoints(),
                        commands.endpoints(),
                        new Changes(changes, commands).endpoints(),
                        new Erasures(commands, new DynamoErasures(dynamo, table, clock)).endpoints(),
                        new Configurations(commands).endpoints(),
                        new Systems(commands).endpoints(),
                        new Buyers(commands).endpoints())
                .flatMap(List::stream)
                .toList();
        return new OperatorApiWiring(
                new Api(endpoints, new JsonApiLog(out, clock)),
                new Console(ConsoleFiles.ofPackage(), settings.signIn()));
    }

    /** What the environment says. */
    record Settings(
            String ledgerTable,
            String ownershipTable,
            String ordersDeadLetters,
            String stockDeadLetters,
            String documentsDeadLetters,
            String partiesDeadLetters,
            String itemsDeadLetters,
            String redriveFailures,
            String metricNamespace,
            SignIn signIn) {
        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    reader.text("ORDERS_DEAD_LETTER_QUEUE_URL"),
                    reader.text("STOCK_DEAD_LETTER_QUEUE_URL"),
                    reader.text("DOCUMENTS_DEAD_LETTER_QUEUE_URL"),
                    reader.text("PARTIES_DEAD_LETTER_QUEUE_URL"),
                    reader.text("ITEMS_DEAD_LETTER_QUEUE_URL"),
                    reader.text("REDRIVE_FAILURES_FUNCTION"),
                    reader.text("METRIC_NAMESPACE"),
                    new SignIn(
                            reader.text("OPERATOR_ISSUER"),
                            reader.given("OPERATOR_CLIENT"),
                            reader.text("OPERATOR_SCOPE"),
                            reader.given("OPERATOR_SIGN_IN")));
            reader.check();
            return settings;
        }
    }
}
