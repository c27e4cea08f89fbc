package dev.waybill.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local and ElasticMQ in this process, on free ports of the loopback; tables and queues as in {@code template.yaml}. */
public final class LocalAws {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Map<String, String> environment;

    private LocalAws(Map<String, String> environment) {
        this.environment = environment;
    }

    /** One for all tests of this process, started when first asked for; each test makes tables and queues of its own. */
    public static LocalAws shared() {
        return Shared.INSTANCE;
    }

    private static final class Shared {
        private static final LocalAws INSTANCE = start();
    }

    private static LocalAws start() {
        int dynamoPort = freePort();
        int sqsPort = freePort();
        startDynamo(dynamoPort);
        startSqs(sqsPort);
        return new LocalAws(Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:" + dynamoPort,
                "AWS_ENDPOINT_URL_SQS", "http://localhost:" + sqsPort));
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
        String name = resource + "-" + MADE.incrementAndGet();
        try (DynamoDbClient client = clients().dynamoDb()) {
            client.createTable(TemplateResources.read().table(resource, name));
        } catch (ResourceInUseException asked) {
            // On a busy machine the first answer came too late, and the client asked again; nobody else uses this name.
        }
        return name;
    }

    /** Makes a new queue like the template's resource of that name, without its redrive policy. */
    public String queue(String resource) {
        String name = resource + "-" + MADE.incrementAndGet();
        try (SqsClient client = clients().sqs()) {
            return client.createQueue(TemplateResources.read().queue(resource, name))
                    .queueUrl();
        }
    }

    private static void startDynamo(int port) {
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(
                    new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)});
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }

    private static void startSqs(int port) {
        SQSRestServer server =
                SQSRestServerBuilder.withInterface("localhost").withPort(port).start();
        server.waitUntilStarted();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
