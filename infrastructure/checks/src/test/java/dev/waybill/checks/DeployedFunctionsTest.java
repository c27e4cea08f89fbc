package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.LocalParameters;
import dev.waybill.bench.deployed.DeployedFunction;
import dev.waybill.bench.deployed.FunctionPackage;
import dev.waybill.bench.deployed.RuntimeApi;
import dev.waybill.bench.deployed.RuntimeClient;
import dev.waybill.bench.deployed.SampleSystems;
import dev.waybill.checks.Template.Resource;
import dev.waybill.domain.landscape.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is deployed is what was tested: each function's real zip, in its own JVM, as its entry in template.yaml says. */
class DeployedFunctionsTest {
    private final Template template = Template.parse(Repository.read(Repository.ROOT.resolve("template.yaml")));
    private final LocalAws aws = LocalAws.shared();
    private final LocalParameters parameters = LocalParameters.start();

    private final Path folder;

    DeployedFunctionsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        parameters.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PollChangesFunction      | every-minute  | PollsFailing
            ReconcileSystemsFunction | schedule      | balance.failed
            RedriveFailuresFunction  | every-minute  | redrive.round
            """)
    void a_real_package_makes_its_round(String function, String sample, String printed)
            throws IOException, InterruptedException {
        Resource resource = function(function);
        try (DeployedFunction deployed = start(resource, environment(resource))) {
            RuntimeApi.Answer answered = deployed.call(sample(resource, sample));

            assertThat(answered.error()).as(answered.text() + deployed.output()).isFalse();
            assertThat(answered.text()).isEmpty();
            assertThat(deployed.output()).contains(printed).doesNotContain("Exception", "SLF4J");
        }
    }

    @ParameterizedTest(name = "{0} sets aside in {1} what is not a message")
    @CsvSource({
        "DeliverOrdersFunction, ORDERS_DEAD_LETTER_QUEUE_URL",
        "DeliverStockFunction, STOCK_DEAD_LETTER_QUEUE_URL",
        "DeliverDocumentsFunction, DOCUMENTS_DEAD_LETTER_QUEUE_URL",
        "DeliverPartiesFunction, PARTIES_DEAD_LETTER_QUEUE_URL",
        "DeliverItemsFunction, ITEMS_DEAD_LETTER_QUEUE_URL"
    })
    void a_real_package_takes_messages(String function, String deadLetters) throws IOException, InterruptedException {
        Resource resource = function(function);
        Map<String, String> environment = environment(resource);
        try (DeployedFunction deployed = start(resource, environment)) {
            RuntimeApi.Answer answered = deployed.call(sample(resource, "not-a-message"));

            assertThat(answered.error()).as(answered.text() + deployed.output()).isFalse();
            assertThat(answered.text()).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(aws.clients()
                            .sqs()
                            .receiveMessage(request -> request.queueUrl(environment.get(deadLetters)))
                            .messages())
                    .hasSize(1);
        }
    }

    @Test
    void a_snapshot_of_the_door_holds_no_secret_and_a_copy_of_it_takes_webhooks()
            throws IOException, InterruptedException {
        parameters.put(SampleSystems.SHOP_PARAMETER, "{\"webhook-secret\":\"" + SampleSystems.WEBHOOK_SECRET + "\"}");
        Resource resource = function("ReceiveWebhookFunction");
        try (DeployedFunction deployed = start(resource, environment(resource))) {
            deployed.api().awaitSnapshot();

            assertThat(parameters.asked())
                    .as("secrets read before the snapshot")
                    .isZero();
            assertThat(has(deployed.heap(folder.resolve("snapshot.hprof")), SampleSystems.WEBHOOK_SECRET))
                    .as("the secret in the heap of the snapshot")
                    .isFalse();

            deployed.api().restore();
            RuntimeApi.Answer answered = deployed.call(sample(resource, "order-updated"));

            assertThat(answered.error()).as(answered.text() + deployed.output()).isFalse();
            assertThat(answered.text()).contains("\"statusCode\":200").contains("accepted");
            assertThat(has(deployed.heap(folder.resolve("used.hprof")), SampleSystems.WEBHOOK_SECRET))
                    .as("the same search finds the secret once it was read")
                    .isTrue();
        }
    }

    /** Each of them is hundreds of classes at every cold start; the shop waits for that. */
    @Test
    void the_door_loads_no_object_mapper_neither_ours_nor_the_runtime_s() throws IOException, InterruptedException {
        parameters.put(SampleSystems.SHOP_PARAMETER, "{\"webhook-secret\":\"" + SampleSystems.WEBHOOK_SECRET + "\"}");
        Resource resource = function("ReceiveWebhookFunction");
        FunctionPackage door = packageOf(resource).withSnapshots(false);
        Path unpacked = Files.createDirectory(folder.resolve("door"));
        door.unpack(unpacked);
        List<String> command = RuntimeClient.managed(door, "-Xlog:class+load");
        try (DeployedFunction deployed = DeployedFunction.start(door, command, unpacked, environment(resource))) {
            RuntimeApi.Answer answered = deployed.call(sample(resource, "order-updated"));

            assertThat(answered.text()).contains("\"statusCode\":200").contains("accepted");
            assertThat(deployed.output())
                    .contains("dev.waybill.engine.intake.Intake source:")
                    .doesNotContain(".databind.ObjectMapper source:");
        }
    }

    @Test
    void a_snapshot_of_the_operator_api_answers_people() throws IOException, InterruptedException {
        Resource resource = function("OperatorApiFunction");
        try (DeployedFunction deployed = start(resource, environment(resource))) {
            deployed.api().awaitSnapshot();
            deployed.api().restore();

            RuntimeApi.Answer answered = deployed.call(sample(resource, "get-traces"));

            assertThat(answered.error()).as(answered.text() + deployed.output()).isFalse();
            assertThat(answered.text()).contains("\"statusCode\":200").contains("items");
        }
    }

    private DeployedFunction start(Resource function, Map<String, String> environment) throws IOException {
        Path unpacked = Files.createDirectory(folder.resolve(function.id()));
        return DeployedFunction.start(packageOf(function), unpacked, environment);
    }

    private Resource function(String id) {
        return template.functions()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private FunctionPackage packageOf(Resource function) {
        JsonNode properties = function.properties();
        return new FunctionPackage(
                function.id(),
                Repository.ROOT.resolve(properties.path("CodeUri").asText()),
                properties.path("Handler").asText(),
                template.number(properties.path("MemorySize"), 128),
                Duration.ofSeconds(template.number(properties.path("Timeout"), 3)),
                properties.has("SnapStart"));
    }

    private String sample(Resource function, String name) {
        return packageOf(function).sample(name);
    }

    /** The variables of the template, with tables and queues of this machine. */
    private Map<String, String> environment(Resource function) {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("AWS_ENDPOINT_URL_SSM", parameters.endpoint());
        function.properties()
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable -> environment.put(variable.getKey(), value(variable.getValue())));
        new DynamoLandscapeStore(aws.clients().dynamoDb(), environment.getOrDefault("OWNERSHIP_TABLE", ""))
                .append(new Revision(SampleSystems.at("https://nobody.invalid"), "", "test", "test", Instant.EPOCH));
        return environment;
    }

    private String value(JsonNode written) {
        if (written.has("Fn::If")) {
            return "https://issuer.invalid/"; // what is not the same in every stack is an address here
        }
        if (written.has("Fn::Sub")) {
            return written.path("Fn::Sub").asText();
        }
        String name = written.path("Ref").asText();
        return switch (template.target(written).map(Resource::type).orElse("")) {
            case "AWS::DynamoDB::Table" -> aws.table(name);
            case "AWS::SQS::Queue" -> aws.queue(name);
            case "AWS::Serverless::Function" -> name;
            default -> {
                JsonNode parameter =
                        template.json().path("Parameters").path(name).path("Default");
                yield name.equals("AWS::StackName") ? "waybill-test" : parameter.asText(written.asText());
            }
        };
    }

    private static boolean has(byte[] heap, String text) {
        // One byte per character, as the JVM keeps such texts.
        return new String(heap, StandardCharsets.ISO_8859_1).contains(text);
    }
}
