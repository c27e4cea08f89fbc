package dev.waybill.local;

import dev.waybill.aws.AwsClients;
import dev.waybill.local.parameter.LocalParameters;
import dev.waybill.local.parameter.LocalSecrets;
import dev.waybill.local.port.FreePort;
import dev.waybill.local.queue.LocalQueues;
import dev.waybill.local.table.LocalTables;
import dev.waybill.local.template.Place;
import dev.waybill.local.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The stand-ins for AWS: queues, tables and parameters, each at an address of its own, and clients for them. */
final class Backends implements AutoCloseable {
    private static final String QUEUES = "AWS_ENDPOINT_URL_SQS";

    private final Opened servers;
    private final Template template;
    private final Map<String, String> variables;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    private Backends(Opened servers, Template template, Map<String, String> variables) {
        this.servers = servers;
        this.template = template;
        this.variables = variables;
        AwsClients clients = AwsClients.from(variables);
        this.dynamo = clients.dynamoDb();
        this.sqs = clients.sqs();
    }

    /**
     * Those of another process, where the options name one; else starts them.
     *
     * @param parameters the template's that have another value here than their default
     */
    static Backends of(LocalOptions options, LocalSecrets secrets, Map<String, String> parameters) {
        Map<String, String> there = options.elsewhere().aws();
        return there.isEmpty()
                ? start(options, secrets, parameters)
                : new Backends(
                        new Opened(),
                        template(options, Place.local(there.getOrDefault(QUEUES, ""), parameters)),
                        there);
    }

    /** Starts all of them side by side and makes what template.yaml describes. */
    static Backends start(LocalOptions options, LocalSecrets secrets, Map<String, String> parameters) {
        int queuePort = FreePort.or(0);
        Place place = Place.local("http://127.0.0.1:" + queuePort, parameters);
        Template template = template(options, place);
        CompletableFuture<LocalQueues> queues = CompletableFuture.supplyAsync(
                () -> LocalQueues.start(queuePort, place.region(), place.account(), options.kept("queues")));
        CompletableFuture<LocalTables> tables =
                CompletableFuture.supplyAsync(() -> LocalTables.start(FreePort.or(0), options.kept("tables")));
        Opened servers = new Opened();
        LocalParameters startedParameters = servers.add(new LocalParameters(0, secrets::parameters));
        LocalTables startedTables = servers.add(started(tables));
        LocalQueues startedQueues = servers.add(started(queues));
        Backends backends = new Backends(
                servers,
                template,
                Map.of(
                        "AWS_REGION",
                        place.region(),
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        startedTables.address().toString(),
                        QUEUES,
                        startedQueues.address().toString(),
                        "AWS_ENDPOINT_URL_SSM",
                        startedParameters.address().toString()));
        startedTables.create(template.tables(), backends.dynamo);
        startedQueues.create(template.queues(), backends.sqs);
        return backends;
    }

    private static Template template(LocalOptions options, Place place) {
        return Template.read(options.root().resolve("template.yaml"), place);
    }

    private static <T> T started(CompletableFuture<T> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    Template template() {
        return template;
    }

    /** What the SDK needs to find them. */
    Map<String, String> variables() {
        return variables;
    }

    /** The same with the names of tables and queues, as functions have them. */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>(variables);
        template.functions().forEach(function -> names.putAll(function.environment()));
        return names;
    }

    DynamoDbClient dynamo() {
        return dynamo;
    }

    SqsClient sqs() {
        return sqs;
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.close();
        servers.close();
    }
}
