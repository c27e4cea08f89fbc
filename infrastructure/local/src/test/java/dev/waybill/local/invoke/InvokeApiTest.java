package dev.waybill.local.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.local.lambda.Acts;
import dev.waybill.local.lambda.LambdaFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** With the SDK's own client, as the command line uses it. */
class InvokeApiTest {
    private final LambdaFunction function = Acts.named("by-name");
    private final InvokeApi api = new InvokeApi(0, List.of(function));
    private final LambdaClient client = LambdaClient.builder()
            .endpointOverride(api.address())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    @AfterEach
    void stop() {
        client.close();
        api.close();
        function.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by-name",
                "Actsby-name",
                "by-name:$LATEST",
                "arn:aws:lambda:eu-central-1:000000000000:function:by-name"
            })
    void a_function_is_called_by_any_of_its_names_and_its_answer_comes_back(String name) {
        InvokeResponse response = invoke(name, "{\"order\":\"größer\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.payload().asUtf8String()).contains("\"event\":{\"order\":\"größer\"}");
    }

    @Test
    void no_payload_is_an_empty_object() {
        InvokeResponse response = client.invoke(request -> request.functionName("by-name"));

        assertThat(response.payload().asUtf8String()).contains("\"event\":{}");
    }

    @ParameterizedTest
    @CsvSource({
        "throw, java.lang.IllegalArgumentException, on purpose",
        "overflow, java.lang.StackOverflowError, java.lang.StackOverflowError",
        "hang, Sandbox.Timedout, RequestId: ",
        "much, Function.ResponseSizeTooLarge, Response payload size exceeded maximum allowed payload size"
    })
    void a_function_that_fails_is_told_from_one_that_answers(String action, String type, String words) {
        InvokeResponse response = invoke("by-name", "{\"do\":\"" + action + "\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("\"errorType\":\"" + type + "\"")
                .contains("\"errorMessage\":\"" + words);
    }

    @Test
    void what_lambda_refuses_is_refused_with_its_exceptions() {
        assertThatThrownBy(() -> invoke("nobody", "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found")
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> invoke("by-name", "{\"text\":\"" + "x".repeat(6 * 1024 * 1024) + "\"}"))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("6291456");
        assertThatThrownBy(() -> invoke("by-name", "{} {}")).isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(() ->
                        client.invoke(request -> request.functionName("by-name").invocationType(InvocationType.EVENT)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("RequestResponse");
        assertThat(Acts.seen("by-name")).noneMatch(event -> event.containsKey("text"));
    }

    @Test
    void only_this_computer_may_call_and_only_with_a_signature() throws Exception {
        assertThat(api.address().getHost()).isEqualTo("127.0.0.1");
        URI there = api.address().resolve("/2015-03-31/functions/by-name/invocations");
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest unsigned = HttpRequest.newBuilder(there)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"from\":\"a page\"}"))
                    .build();

            assertThat(browser.send(unsigned, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(Acts.seen("by-name")).noneMatch(event -> event.containsKey("from"));
    }

    private InvokeResponse invoke(String name, String payload) {
        return client.invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
    }
}
