package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API's event and the answer to it, by streaming and no more of it than is needed. The runtime's own reading of event types loads
 * eight hundred classes before the first webhook is looked at; see infrastructure/bench for what that costs.
 */
final class EventJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EventJson() {}

    /**
     * Path parameters, headers and body.
     *
     * @throws IOException if it is not JSON
     */
    static APIGatewayV2HTTPEvent read(InputStream in) throws IOException {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the event is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "pathParameters" -> event.setPathParameters(texts(json));
                    case "headers" -> event.setHeaders(texts(json));
                    case "body" -> event.setBody(json.getValueAsString());
                    case "isBase64Encoded" -> event.setIsBase64Encoded(json.getValueAsBoolean());
                    default -> json.skipChildren();
                }
            }
        }
        return event;
    }

    static void write(APIGatewayV2HTTPResponse answer, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.getStatusCode());
            json.writeObjectFieldStart("headers");
            for (Map.Entry<String, String> header : answer.getHeaders().entrySet()) {
                json.writeStringField(header.getKey(), header.getValue());
            }
            json.writeEndObject();
            json.writeStringField("body", answer.getBody());
            json.writeBooleanField("isBase64Encoded", answer.getIsBase64Encoded());
            json.writeEndObject();
        }
    }

    private static @Nullable Map<String, String> texts(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            texts.put(name, json.getValueAsString());
            json.skipChildren();
        }
        return texts;
    }
}
