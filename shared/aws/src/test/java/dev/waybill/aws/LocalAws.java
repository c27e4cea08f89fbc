package dev.waybill.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * DynamoDB and SQS for tests, with tables and queues as in {@code template.yaml}: DynamoDB Local and ElasticMQ in this process, unless
 * system properties name another place ({@link Elsewhere}). What is made elsewhere has a name of its own and is removed at the end.
 */
public final class LocalAws {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Map<String, String> environment;
    /** Begins the name of everything that is made; empty where nobody else is. */
    private final String prefix;

    private final Queue<String> tables = new ConcurrentLinkedQueue<>();
    private final Queue<String> queues = new ConcurrentLinkedQueue<>();

    private LocalAws(Map<String, String> environment, String prefix) {
        this.environment = Map.copyOf(environment);
        this.prefix = prefix;
    }

    /**
     * One for all tests of this process, started when first asked for; each test makes tables and queues of its own.
     *
     * @throws org.opentest4j.TestAbortedException if LocalStack is asked for and there is no Docker: the test is skipped
     */
    public static LocalAws shared() {
        Elsewhere.abortWithoutDocker();
        return Shared.INSTANCE;
    }

    private static final class Shared {
        private static final LocalAws INSTANCE = start();
    }

    private static LocalAws start() {
        Optional<Map<String, String>> elsewhere = Elsewhere.environment();
        if (elsewhere.isEmpty()) {
            return new LocalAws(EmbeddedAws.start(), "");
        }
        LocalAws there = at(elsewhere.get());
        Runtime.getRuntime().addShutdownHook(new Thread(there::remove));
        return there;
    }

    /** One that others may use too. */
    static LocalAws at(Map<String, String> environment) {
        return new LocalAws(environment, Elsewhere.prefix());
    }

    /** What a function's environment must say to reach the two. */
    public Map<String, String> environment() {
        return environment;
    }

    public AwsClients clients() {
        return AwsClients.from(environment);
    }

    /** Makes a new table like the template's resource of that name. */
    public String table(String resource) {
        String name = prefix + resource + "-" + MADE.incrementAndGet();
        try (DynamoDbClient client = clients().dynamoDb()) {
            tables.add(name);
            client.createTable(TemplateResources.read().table(resource, name));
            if (!prefix.isEmpty()) {
                client.waiter().waitUntilTableExists(request -> request.tableName(name));
            }
        } catch (ResourceInUseException asked) {
            // On a busy machine the first answer came too late, and the client asked again; nobody else uses this name.
        }
        return name;
    }

    /** Makes a new queue like the template's resource of that name, without its redrive policy. */
    public String queue(String resource) {
        String name = prefix + resource + "-" + MADE.incrementAndGet();
        try (SqsClient client = clients().sqs()) {
            String url = client.createQueue(TemplateResources.read().queue(resource, name))
                    .queueUrl();
            queues.add(url);
            return url;
        }
    }

    /** Removes what was made. Harmless to repeat. */
    void remove() {
        try (DynamoDbClient dynamo = clients().dynamoDb();
                SqsClient sqs = clients().sqs()) {
            for (String name = tables.poll(); name != null; name = tables.poll()) {
                String table = name;
                dynamo.deleteTable(request -> request.tableName(table));
            }
            for (String url = queues.poll(); url != null; url = queues.poll()) {
                String queue = url;
                sqs.deleteQueue(request -> request.queueUrl(queue));
            }
        }
    }
}
