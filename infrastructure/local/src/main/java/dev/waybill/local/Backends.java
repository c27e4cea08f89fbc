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
    private final LocalQueues queues;
    private final LocalTables tables;
    private final LocalParameters parameters;
    private final Template template;
    private final Map<String, String> variables;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    private Backends(
            LocalQueues queues, LocalTables tables, LocalParameters parameters, Template template, Place place) {
        this.queues = queues;
        this.tables = tables;
        this.parameters = parameters;
        this.template = template;
        this.variables = variables(place);
        AwsClients clients = AwsClients.from(variables);
        this.dynamo = clients.dynamoDb();
        this.sqs = clients.sqs();
    }

    /** Starts all of them side by side and makes what template.yaml describes. */
    static Backends start(LocalOptions options, LocalSecrets secrets) {
        int queuePort = FreePort.or(0);
        Place place = Place.local("http://127.0.0.1:" + queuePort);
        Template template = Template.read(options.root().resolve("template.yaml"), place);
        CompletableFuture<LocalQueues> queues = CompletableFuture.supplyAsync(
                () -> LocalQueues.start(queuePort, place.region(), place.account(), options.kept("queues")));
        CompletableFuture<LocalTables> tables =
                CompletableFuture.supplyAsync(() -> LocalTables.start(FreePort.or(0), options.kept("tables")));
        Backends backends = new Backends(
                started(queues), started(tables), new LocalParameters(0, secrets::parameters), template, place);
        backends.tables.create(template.tables(), backends.dynamo);
        backends.queues.create(template.queues(), backends.sqs);
        return backends;
    }

    private static <T> T started(CompletableFuture<T> server) {
        try {
            return server.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Map<String, String> variables(Place place) {
        return Map.of(
                "AWS_REGION", place.region(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", tables.address().toString(),
                "AWS_ENDPOINT_URL_SQS", queues.address().toString(),
                "AWS_ENDPOINT_URL_SSM", parameters.address().toString());
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
        queues.close();
        tables.close();
        parameters.close();
    }
}
