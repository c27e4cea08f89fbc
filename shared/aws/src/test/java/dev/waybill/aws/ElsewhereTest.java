package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The suites can run at any address, and leave nothing there. */
class ElsewhereTest {
    @Test
    void tables_and_queues_are_made_under_one_address_with_names_of_their_own_and_removed() {
        try (OneEndpoint endpoint = OneEndpoint.open(0, EmbeddedAws.start())) {
            Map<String, String> environment = Map.of(
                    "AWS_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test",
                    "AWS_ENDPOINT_URL", endpoint.address());
            LocalAws one = LocalAws.at(environment);
            LocalAws other = LocalAws.at(environment);
            try (DynamoDbClient dynamo = one.clients().dynamoDb();
                    SqsClient sqs = one.clients().sqs()) {
                String table = one.table("LedgerTable");
                String queue = one.queue("OrdersQueue");
                String kept = other.table("LedgerTable");

                assertThat(table).matches("waybill-test-[0-9a-f]{8}-LedgerTable-[0-9]+");
                assertThat(queue).matches(".*/waybill-test-[0-9a-f]{8}-OrdersQueue-[0-9]+\\.fifo");
                assertThat(endpoint.calls()).isPositive();

                one.remove();

                assertThat(dynamo.listTables().tableNames()).containsExactly(kept);
                assertThat(sqs.listQueues().queueUrls()).isEmpty();
            }
        }
    }

    @Test
    void the_image_is_that_of_the_compose_file() throws IOException {
        String compose = Files.readString(Path.of("../../infrastructure/localstack/compose.yaml"));

        assertThat(compose).contains("image: " + LocalStack.IMAGE + "\n");
    }
}
