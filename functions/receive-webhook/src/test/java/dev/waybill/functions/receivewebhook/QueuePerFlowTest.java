package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.LocalAws;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.landscape.Route;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.ownership.OwnershipMap;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemPattern;
import dev.waybill.domain.system.SystemSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What an ERP says by webhook waits in the queue of its flow. */
class QueuePerFlowTest {
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();

    @ParameterizedTest
    @CsvSource({
        "stock-to-shops, STOCK, MUG, STOCK_QUEUE_URL",
        "documents-to-shops, DOCUMENT, shop-es:1001, DOCUMENTS_QUEUE_URL"
    })
    void a_change_in_the_erp_waits_in_the_queue_of_its_flow(
            String flow, EntityKind kind, String id, String queueVariable) {
        Map<String, String> environment = environment(flow);
        SubjectRef changed = new SubjectRef(kind, new SystemId("erp"), id);

        int status =
                handler(environment, new Bell(changed)).answer(webhookOf("erp")).getStatusCode();

        assertThat(status).isEqualTo(200);
        assertThat(sqs.receiveMessage(request -> request.queueUrl(environment.getOrDefault(queueVariable, "")))
                        .messages())
                .hasSize(1);
    }

    private Map<String, String> environment(String flow) {
        String ownershipTable = aws.table("OwnershipTable");
        Landscape landscape = new Landscape(
                1,
                List.of(system("erp"), system("shop-es")),
                new OwnershipMap(List.of()),
                List.of(new Route(flow, new SystemPattern("erp"), new SystemPattern("shop-es"), List.of())));
        new DynamoLandscapeStore(aws.clients().dynamoDb(), ownershipTable)
                .append(new Revision(landscape, "", "test", "test", Instant.EPOCH));
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("OWNERSHIP_TABLE", ownershipTable);
        environment.put("ORDERS_QUEUE_URL", aws.queue("OrdersQueue"));
        environment.put("STOCK_QUEUE_URL", aws.queue("StockQueue"));
        environment.put("DOCUMENTS_QUEUE_URL", aws.queue("DocumentsQueue"));
        environment.put("PARTIES_QUEUE_URL", aws.queue("PartiesQueue"));
        return environment;
    }

    private static SystemSpec system(String id) {
        return new SystemSpec(new SystemId(id), "bell", Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    private static APIGatewayV2HTTPEvent webhookOf(String system) {
        return APIGatewayV2HTTPEvent.builder()
                .withPathParameters(Map.of("system", system))
                .withBody("{}")
                .build();
    }

    private static ReceiveWebhookHandler handler(Map<String, String> environment, Bell bell) {
        return new ReceiveWebhookHandler(ReceiveWebhookWiring.of(
                ReceiveWebhookWiring.Settings.from(environment),
                new CountingInterceptor().counting(LocalAws.shared().clients()),
                Map.of(bell.name(), bell),
                System.out));
    }
}
