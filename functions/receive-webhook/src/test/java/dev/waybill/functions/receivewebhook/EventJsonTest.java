package dev.waybill.functions.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Read and written as Lambda's own runtime reads and writes the event's type. */
class EventJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"order-updated", "order-updated-base64", "order-updated-forged", "ping", "unknown-system"})
    void an_event_is_what_the_runtime_reads(String name) throws IOException {
        byte[] json = Files.readAllBytes(Path.of("events", name + ".json"));

        assertSame(EventJson.read(new ByteArrayInputStream(json)), asTheRuntimeReads(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"headers\":null,\"pathParameters\":null,\"body\":null}",
                "{\"headers\":{\"x\":null,\"y\":\"\"},\"body\":\"\\u20ac\\ud83d\\ude00\",\"isBase64Encoded\":true}"
            })
    void so_are_things_that_are_missing_or_strange(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertSame(EventJson.read(new ByteArrayInputStream(bytes)), asTheRuntimeReads(bytes));
    }

    @Test
    void what_is_no_event_is_an_error_of_the_call() {
        for (String json : new String[] {"", "[]", "{\"body\":", "no"}) {
            assertThatThrownBy(() -> EventJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                    .as(json)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_is_what_the_runtime_writes() throws IOException {
        for (APIGatewayV2HTTPResponse answer :
                new APIGatewayV2HTTPResponse[] {WebhookAnswer.notAccepted(), WebhookAnswer.unknownSystem()}) {
            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            EventJson.write(answer, ours);
            ByteArrayOutputStream theirs = new ByteArrayOutputStream();
            JacksonFactory.getInstance()
                    .getSerializer(APIGatewayV2HTTPResponse.class)
                    .toJson(answer, theirs);

            assertThat(ours.toString(StandardCharsets.UTF_8)).isEqualTo(theirs.toString(StandardCharsets.UTF_8));
        }
    }

    private static void assertSame(APIGatewayV2HTTPEvent ours, APIGatewayV2HTTPEvent theirs) {
        assertThat(ours.getPathParameters()).isEqualTo(theirs.getPathParameters());
        assertThat(ours.getHeaders()).isEqualTo(theirs.getHeaders());
        assertThat(ours.getBody()).isEqualTo(theirs.getBody());
        assertThat(ours.getIsBase64Encoded()).isEqualTo(theirs.getIsBase64Encoded());
    }

    private static APIGatewayV2HTTPEvent asTheRuntimeReads(byte[] json) {
        return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, EventJsonTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json));
    }
}
