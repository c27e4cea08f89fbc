package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.LocalParameters;
import dev.waybill.connector.Signatures;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class ReceiveWebhookTest {
    private static final String SECRET = "only-for-tests-4f1c";

    private final LocalAws aws = LocalAws.shared();
    private final LocalParameters parameters = LocalParameters.start();
    private final String ownershipTable = aws.table("OwnershipTable");
    private final String queueUrl = aws.queue("OrdersQueue");
    private final SqsClient sqs = aws.clients().sqs();
    private final ReceiveWebhookHandler handler = new ReceiveWebhookHandler(environment(queueUrl));

    @BeforeEach
    void a_shop_with_two_targets_is_configured() {
        parameters.put("/waybill/shop-es", "{\"webhook-secret\":\"" + SECRET + "\"}");
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(
                        landscape(), "systems: {}", "test", "test", Instant.parse("2026-11-23T12:00:00Z")));
    }

    @AfterEach
    void stop() {
        parameters.close();
    }

    @Test
    void a_genuine_webhook_is_queued_once_per_target_byte_for_byte() {
        APIGatewayV2HTTPEvent event = Events.read("order-updated");

        APIGatewayV2HTTPResponse answer = handle(event);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"accepted\",\"messages\":2}");
        assertThat(queued()).hasSize(2).allSatisfy(envelope -> {
            assertThat(envelope.body()).isEqualTo(Body.of(event.getBody()));
            assertThat(envelope.subject().id()).as("exact beyond 2^53").isEqualTo("9007199254740993");
            assertThat(envelope.topic()).isEqualTo("order.updated");
        });
    }

    @Test
    void a_body_that_the_api_encoded_is_the_same_webhook() {
        assertThat(handle(Events.read("order-updated")).getStatusCode()).isEqualTo(200);
        assertThat(handle(Events.read("order-updated-base64")).getStatusCode()).isEqualTo(200);

        assertThat(queued()).as("the second is a duplicate of the first").hasSize(2);
    }

    @Test
    void a_forged_webhook_gets_401_without_a_word_why() {
        APIGatewayV2HTTPResponse answer = handle(Events.read("order-updated-forged"));

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"refused\"}");
        assertThat(queued()).isEmpty();
    }

    @Test
    void a_system_that_is_not_known_or_not_even_a_name_gets_404() {
        APIGatewayV2HTTPEvent noName = Events.read("order-updated");
        noName.setPathParameters(Map.of("system", "../etc"));
        APIGatewayV2HTTPEvent noPath = Events.read("order-updated");
        noPath.setPathParameters(null);

        for (APIGatewayV2HTTPEvent event : List.of(Events.read("unknown-system"), noName, noPath)) {
            assertThat(handle(event).getStatusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_greeting_gets_200_and_carries_nothing() {
        assertThat(handle(Events.read("ping")).getStatusCode()).isEqualTo(200);
        assertThat(queued()).isEmpty();
    }

    @Test
    void a_body_no_queue_carries_gets_413_and_leaves_a_marker() {
        byte[] noise = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        APIGatewayV2HTTPEvent event = Events.read("order-updated-base64");
        event.setBody(Base64.getEncoder().encodeToString(noise));
        sign(event, noise);

        assertThat(handle(event).getStatusCode()).isEqualTo(413);

        assertThat(queued()).hasSize(2).allSatisfy(envelope -> assertThat(envelope.headers())
                .containsEntry(Envelope.TOO_LARGE, Integer.toString(noise.length)));
    }

    @Test
    void what_is_called_base64_but_is_not_gets_400_because_sending_it_again_cannot_help() {
        APIGatewayV2HTTPEvent event = Events.read("order-updated-base64");
        event.setBody("{\"id\":1}");

        APIGatewayV2HTTPResponse answer = handle(event);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"unreadable\"}");
        assertThat(queued()).isEmpty();
    }

    @Test
    void headers_without_a_value_and_bodies_of_nothing_are_no_defect() {
        APIGatewayV2HTTPEvent event = Events.read("order-updated");
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        headers.put("x-empty", null);
        event.setHeaders(headers);
        APIGatewayV2HTTPEvent nothing = Events.read("order-updated");
        nothing.setBody(null);
        nothing.setHeaders(null);

        assertThat(handle(event).getStatusCode()).isEqualTo(200);
        assertThat(handle(nothing).getStatusCode()).isEqualTo(401);
    }

    @Test
    void while_the_queue_does_not_take_it_the_shop_is_asked_to_come_again() {
        ReceiveWebhookHandler noQueue = new ReceiveWebhookHandler(environment(queueUrl + "-gone.fifo"));

        APIGatewayV2HTTPResponse answer = noQueue.answer(Events.read("order-updated"));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("retry-after", "30");
    }

    @Test
    void an_accepted_webhook_costs_one_aws_request() {
        CountingInterceptor counter = new CountingInterceptor();
        ReceiveWebhookHandler counted = new ReceiveWebhookHandler(ReceiveWebhookWiring.of(
                ReceiveWebhookWiring.Settings.from(environment(queueUrl)),
                counter.counting(AwsClients.from(environment(queueUrl))),
                Catalogue.all(),
                System.out));
        counted.answer(Events.read("order-updated"));
        assertThat(counter.requests())
                .as("the first reads the configuration")
                .containsExactly("Query", "SendMessageBatch");
        counter.reset();

        for (int i = 0; i < 20; i++) {
            byte[] body = ("{\"id\":" + i + "}").getBytes(StandardCharsets.UTF_8);
            APIGatewayV2HTTPEvent event = Events.read("order-updated");
            event.setBody("{\"id\":" + i + "}");
            sign(event, body);
            assertThat(counted.answer(event).getStatusCode()).isEqualTo(200);
        }

        assertThat(counter.requests()).hasSize(20).containsOnly("SendMessageBatch");
    }

    @Test
    void everything_missing_in_the_environment_is_said_at_once() {
        assertThatThrownBy(() -> new ReceiveWebhookHandler(Map.of("LANDSCAPE_REFRESH", "soon")))
                .hasMessageContainingAll(
                        "OWNERSHIP_TABLE",
                        "ORDERS_QUEUE_URL",
                        "STOCK_QUEUE_URL",
                        "DOCUMENTS_QUEUE_URL",
                        "PARTIES_QUEUE_URL",
                        "LANDSCAPE_REFRESH",
                        "'soon'");
    }

    @Test
    void settings_and_their_defaults_are_these() {
        Map<String, String> least = Map.of(
                "OWNERSHIP_TABLE",
                "o",
                "ORDERS_QUEUE_URL",
                "q",
                "STOCK_QUEUE_URL",
                "sq",
                "DOCUMENTS_QUEUE_URL",
                "dq",
                "PARTIES_QUEUE_URL",
                "pq");

        assertThat(ReceiveWebhookWiring.Settings.from(least))
                .isEqualTo(new ReceiveWebhookWiring.Settings("o", "q", "sq", "dq", "pq", Duration.ofSeconds(60)));
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler.answer(event);
    }

    private static void sign(APIGatewayV2HTTPEvent event, byte[] body) {
        Map<String, String> headers = new HashMap<>(event.getHeaders());
        byte[] key = SECRET.getBytes(StandardCharsets.UTF_8);
        headers.put("x-wc-webhook-signature", Base64.getEncoder().encodeToString(Signatures.hmac(key, body)));
        event.setHeaders(headers);
    }

    private List<Envelope> queued() {
        List<Envelope> envelopes = new ArrayList<>();
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            for (Message message : some) {
                envelopes.add(EnvelopeJson.read(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            }
        }
        return envelopes;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages();
    }

    private Map<String, String> environment(String queue) {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("AWS_ENDPOINT_URL_SSM", parameters.endpoint());
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", queue);
        environment.put("STOCK_QUEUE_URL", aws.queue("StockQueue"));
        environment.put("DOCUMENTS_QUEUE_URL", aws.queue("DocumentsQueue"));
        environment.put("PARTIES_QUEUE_URL", aws.queue("PartiesQueue"));
        return environment;
    }

    static Landscape landscape() {
        List<SystemSpec> systems = List.of(
                system("shop-es", "woocommerce", Optional.of("/waybill/shop-es")),
                system("erp", "tryton", Optional.empty()),
                system("erp-2", "tryton", Optional.empty()));
        Route route = new Route("orders-to-erp", new SystemPattern("shop-*"), new SystemPattern("erp*"), List.of());
        return new Landscape(1, systems, new OwnershipMap(List.of()), List.of(route));
    }

    private static SystemSpec system(String id, String connector, Optional<String> secrets) {
        Map<String, String> settings = Map.of("url", "https://" + id + ".example", "database", "main");
        return new SystemSpec(new SystemId(id), connector, Optional.empty(), Optional.empty(), settings, secrets);
    }
}
