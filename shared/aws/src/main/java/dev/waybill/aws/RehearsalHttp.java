package dev.waybill.aws;

import dev.waybill.connector.Signatures;
import dev.waybill.domain.landscape.Landscape;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * AWS as a rehearsal meets it, answered in this process: the ownership table holds one configuration, every parameter is one made-up
 * secret, a queue takes what it is given. Nothing goes out.
 */
final class RehearsalHttp implements SdkHttpClient {
    private final Map<String, String> answers;

    RehearsalHttp(Landscape landscape, String secret) {
        this.answers = Map.of(
                "DynamoDB_20120810.Query", configuration(landscape),
                "AmazonSSM.GetParameter", parameter(secret),
                "AmazonSQS.SendMessageBatch", "{\"Successful\":[],\"Failed\":[]}");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String asked = request.httpRequest().firstMatchingHeader("x-amz-target").orElse("nothing");
        String answer = answers.getOrDefault(asked, "{}");
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder()
                                .statusCode(answers.containsKey(asked) ? 200 : 400)
                                .putHeader("content-type", "application/x-amz-json-1.0")
                                .build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))))
                        .build();
            }

            @Override
            public void abort() {
                // Nothing is on its way.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static String configuration(Landscape landscape) {
        Map<String, String> texts = Map.of(
                "name", "landscape",
                "landscape", LandscapeJson.write(landscape),
                "source", "",
                "who", "",
                "why", "",
                "at", "1970-01-01T00:00:00Z");
        return JsonObject.write(json -> {
            json.writeArrayFieldStart("Items");
            json.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeObjectFieldStart(text.getKey());
                json.writeStringField("S", text.getValue());
                json.writeEndObject();
            }
            json.writeObjectFieldStart("version");
            json.writeStringField("N", Long.toString(landscape.version()));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static String parameter(String secret) {
        String value = JsonObject.write(json -> json.writeStringField(Signatures.CURRENT, secret));
        return JsonObject.write(json -> {
            json.writeObjectFieldStart("Parameter");
            json.writeStringField("Value", value);
            json.writeEndObject();
        });
    }
}
