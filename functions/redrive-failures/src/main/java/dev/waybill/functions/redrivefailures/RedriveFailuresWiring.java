package dev.waybill.functions.redrivefailures;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DeadLettersOfFlows;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoCircuits;
import dev.waybill.aws.DynamoCursors;
import dev.waybill.aws.DynamoErasures;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.EmfMetrics;
import dev.waybill.aws.EnvironmentReader;
import dev.waybill.aws.JsonAttemptLog;
import dev.waybill.aws.JsonRedriveLog;
import dev.waybill.aws.QueueOfFlow;
import dev.waybill.aws.Retention;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsDeliveryQueue;
import dev.waybill.aws.SsmSecretStore;
import dev.waybill.aws.TimeOrderedIds;
import dev.waybill.config.ConfigurationCheck;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.http.JdkHttpDoor;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.change.ChangeClock;
import dev.waybill.engine.delivery.Adoption;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Records;
import dev.waybill.engine.health.AlarmLimits;
import dev.waybill.engine.health.Alarms;
import dev.waybill.engine.health.Gauges;
import dev.waybill.engine.landscape.Connections;
import dev.waybill.engine.landscape.CurrentLandscape;
import dev.waybill.engine.memory.MemoryLeases;
import dev.waybill.engine.operator.AtSystems;
import dev.waybill.engine.operator.Chosen;
import dev.waybill.engine.operator.Deciding;
import dev.waybill.engine.operator.Dismissing;
import dev.waybill.engine.operator.EditRules;
import dev.waybill.engine.operator.Erasing;
import dev.waybill.engine.operator.Examining;
import dev.waybill.engine.operator.InTheirName;
import dev.waybill.engine.operator.Operator;
import dev.waybill.engine.operator.Polling;
import dev.waybill.engine.operator.Previewing;
import dev.waybill.engine.operator.Redriving;
import dev.waybill.engine.operator.Replaying;
import dev.waybill.engine.operator.Searching;
import dev.waybill.engine.poll.Again;
import dev.waybill.engine.poll.Polls;
import dev.waybill.engine.poll.Queueing;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Pause;
import dev.waybill.engine.redrive.Recovery;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redrives;
import dev.waybill.engine.redrive.Resumption;
import dev.waybill.engine.redrive.Round;
import dev.waybill.engine.redrive.Sweep;
import dev.waybill.engine.redrive.Terms;
import dev.waybill.engine.rehearsal.Rehearsal;
import dev.waybill.engine.review.ReviewClock;
import dev.waybill.engine.review.Reviews;
import dev.waybill.engine.stock.FreedStock;
import dev.waybill.engine.stock.StockOfOrders;
import dev.waybill.flows.Customers;
import dev.waybill.flows.DocumentsToShops;
import dev.waybill.flows.OrdersToErp;
import dev.waybill.flows.PrivacyRequests;
import dev.waybill.flows.WatchSources;
import dev.waybill.flows.WhatIfs;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How the function is put together; read top to bottom. */
record RedriveFailuresWiring(Rounds rounds, Commands commands, Clock clock) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** What is redriven by itself waits in the queue then, where the system's circuit bounds the rate; this spares the ledger. */
    private static final Terms BY_ITSELF = new Terms(1_000, 20);

    static RedriveFailuresWiring fromEnvironment() {
        return from(System.getenv());
    }

    static RedriveFailuresWiring from(Map<String, String> environment) {
        return of(Settings.from(environment), AwsClients.from(environment), Catalogue.all(), System.out);
    }

    static RedriveFailuresWiring of(
            Settings settings, AwsClients aws, Map<String, ConnectorType> connectors, PrintStream out) {
        return new Parts(settings, aws, connectors, out).wired();
    }

    /** What is used more than once. */
    private static final class Parts {
        private final Settings settings;
        private final PrintStream out;
        private final Clock clock = Clock.systemUTC();
        private final TimeOrderedIds ids;
        private final DynamoLedger ledger;
        private final DynamoErasures erasures;
        private final DynamoCircuits circuits;
        private final DynamoCursors cursors;
        private final DynamoChangeSets changes;
        private final DeadLettersOfFlows deadLetters;
        private final Map<String, ConnectorType> connectors;
        private final DynamoLandscapeStore landscapes;
        private final Connections connections;
        private final CurrentLandscape landscape;
        private final QueueOfFlow queue;
        private final Redrive redrive;
        private final Redrives redrives;
        private final JsonRedriveLog log;

        private Parts(Settings settings, AwsClients aws, Map<String, ConnectorType> connectors, PrintStream out) {
            DynamoDbClient dynamo = aws.dynamoDb();
            SqsClient sqs = aws.sqs();
            this.settings = settings;
            this.out = out;
            ids = new TimeOrderedIds(clock, new SecureRandom());
            ledger = new DynamoLedger(dynamo, settings.ledgerTable(), Retention.standard(), clock);
            erasures = new DynamoErasures(dynamo, settings.ledgerTable(), clock);
            circuits = new DynamoCircuits(dynamo, settings.ledgerTable());
            cursors = new DynamoCursors(dynamo, settings.ledgerTable());
            changes = new DynamoChangeSets(dynamo, settings.ledgerTable(), Retention.standard(), clock);
            deadLetters = new DeadLettersOfFlows(
                    new SqsDeadLetters(sqs, settings.orders().deadLetterUrl()),
                    new SqsDeadLetters(sqs, settings.stock().deadLetterUrl()),
                    new SqsDeadLetters(sqs, settings.documents().deadLetterUrl()),
                    new SqsDeadLetters(sqs, settings.parties().deadLetterUrl()),
                    new SqsDeadLetters(sqs, settings.items().deadLetterUrl()));
            this.connectors = connectors;
            landscapes = new DynamoLandscapeStore(dynamo, settings.ownershipTable());
            connections = new Connections(
                    connectors, new SsmSecretStore(aws.parameters(), clock), new JdkHttpDoor(CONNECT), clock);
            landscape = new CurrentLandscape(landscapes, connections, settings.refresh());
            queue = new QueueOfFlow(
                    new SqsDeliveryQueue(sqs, settings.orders().url(), ids),
                    new SqsDeliveryQueue(sqs, settings.stock().url(), ids),
                    new SqsDeliveryQueue(sqs, settings.documents().url(), ids),
                    new SqsDeliveryQueue(sqs, settings.parties().url(), ids),
                    new SqsDeliveryQueue(sqs, settings.items().url(), ids));
            redrive = new Redrive(ledger, queue, ids, clock);
            redrives = new Redrives(redrive, Pause.SLEEP, clock);
            log = new JsonRedriveLog(out, clock);
        }

        private RedriveFailuresWiring wired() {
            return new RedriveFailuresWiring(
                    new Rounds(round(), gauges(), log, new EmfMetrics(out, settings.stack(), clock)),
                    new Commands(operator(), log),
                    clock);
        }

        private Round round() {
            Records records = new Records(ledger, deadLetters, new JsonAttemptLog(out, clock), ids, clock);
            return new Round(
                    new Sweep(deadLetters, ledger, new Adoption(landscape, records)),
                    new Recovery(ledger, circuits, redrives),
                    new Resumption(ledger, landscape, redrives),
                    List.of(
                            new ChangeClock(changes, queue, clock)::tick,
                            new ReviewClock(ledger, landscape, redrive, dismissal(), clock)::tick),
                    BY_ITSELF,
                    clock);
        }

        private StockOfOrders stock() {
            return new StockOfOrders(queue, ids, clock);
        }

        private Dismissal dismissal() {
            return new Dismissal(ledger, new FreedStock(ledger, landscape, stock())::of, ids, clock);
        }

        private Gauges gauges() {
            Alarms alarms = new Alarms(
                    ledger,
                    deadLetters,
                    circuits,
                    items -> Reviews.of(items, landscapes.latest().map(Revision::landscape), changes),
                    AlarmLimits.standard(),
                    clock);
            return new Gauges(alarms, circuits, ledger);
        }

        private Operator operator() {
            Chosen chosen = new Chosen(ledger, landscape);
            Again again = new Again(landscape, ids, clock);
            InTheirName inTheirName = new InTheirName(ledger, new Queueing(queue), ids, clock);
            Redriving redriving = new Redriving(chosen, new EditRules(landscape), redrive, redrives, ledger);
            Rehearsal rehearsal = new Rehearsal(
                    landscape,
                    new Flows(List.of(
                            new OrdersToErp(ledger, stock()),
                            new DocumentsToShops(),
                            // A rehearsal makes nobody, so it keeps nobody waiting.
                            Customers.toErp(new MemoryLeases(), ids, clock),
                            Customers.toShops(new MemoryLeases(), ids, clock),
                            new PrivacyRequests(),
                            new WatchSources())),
                    ledger,
                    clock);
            Dismissal dismissal = dismissal();
            return new Operator(
                    redriving,
                    new Previewing(
                            redriving,
                            chosen,
                            redrive,
                            new Previewing.Rehearsals(ledger, rehearsal, Pause.SLEEP, clock)),
                    new Dismissing(chosen, redrive, dismissal),
                    new AtSystems(
                            new Polling(new Polls(landscape, cursors, queue, ledger, ids, clock), again, inTheirName),
                            new Replaying(again, inTheirName, Pause.SLEEP),
                            new Examining(landscape, connections),
                            new Searching(landscape, connections)),
                    new Erasing(ledger, erasures, deadLetters, dismissal, landscape, clock),
                    new Deciding(changes, ledger, queue, ids, clock),
                    new ConfigurationFiles(
                            new ConfigurationCheck(List.copyOf(connectors.values())),
                            landscapes,
                            new WhatIfs(landscape, connections, ledger, ids, clock),
                            clock));
        }
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
            Queues orders,
            Queues stock,
            Queues documents,
            Queues parties,
            Queues items,
            String stack,
            Duration refresh) {
        /** Where a flow's messages wait, and where those go that will not be tried again by themselves. */
        record Queues(String url, String deadLetterUrl) {}

        static Settings from(Map<String, String> environment) {
            EnvironmentReader reader = new EnvironmentReader(environment);
            Settings settings = new Settings(
                    reader.text("LEDGER_TABLE"),
                    reader.text("OWNERSHIP_TABLE"),
                    new Queues(reader.text("ORDERS_QUEUE_URL"), reader.text("ORDERS_DEAD_LETTER_QUEUE_URL")),
                    new Queues(reader.text("STOCK_QUEUE_URL"), reader.text("STOCK_DEAD_LETTER_QUEUE_URL")),
                    new Queues(reader.text("DOCUMENTS_QUEUE_URL"), reader.text("DOCUMENTS_DEAD_LETTER_QUEUE_URL")),
                    new Queues(reader.text("PARTIES_QUEUE_URL"), reader.text("PARTIES_DEAD_LETTER_QUEUE_URL")),
                    new Queues(reader.text("ITEMS_QUEUE_URL"), reader.text("ITEMS_DEAD_LETTER_QUEUE_URL")),
                    reader.text("STACK_NAME"),
                    reader.duration("LANDSCAPE_REFRESH", Duration.ofSeconds(60)));
            reader.check();
            return settings;
        }
    }
}
