package dev.waybill.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class InvokeByNameTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void the_instance_s_file_is_enough_to_call_a_function_of_the_template(@TempDir Path folder) throws Exception {
        LocalOptions options = LocalOptions.inMemory(ROOT).keeping(folder);
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC())) {
            JsonNode instance = new ObjectMapper()
                    .readTree(folder.resolve("waybill-local.json").toFile());
            assertThat(instance.path("AWS_ENDPOINT_URL_LAMBDA").asText())
                    .isEqualTo(run.invoke().toString());
            try (LambdaClient lambda = client(instance)) {
                InvokeResponse response = lambda.invoke(request -> request.functionName("DeliverOrdersFunction")
                        .payload(SdkBytes.fromUtf8String("{\"Records\":[]}")));

                assertThat(response.functionError()).isNull();
                assertThat(response.payload().asUtf8String()).isEqualTo("{\"batchItemFailures\":[]}");
            }
        }
    }

    private static LambdaClient client(JsonNode instance) {
        return LambdaClient.builder()
                .endpointOverride(
                        URI.create(instance.path("AWS_ENDPOINT_URL_LAMBDA").asText()))
                .region(Region.of(instance.path("AWS_REGION").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        instance.path("AWS_ACCESS_KEY_ID").asText(),
                        instance.path("AWS_SECRET_ACCESS_KEY").asText())))
                .build();
    }
}
