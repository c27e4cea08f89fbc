package dev.waybill.local.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The two reading calls of Parameter Store in its JSON protocol:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html (read 2026-11).
 */
public final class LocalParameters implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Supplier<Map<String, String>> values;
    private final LoopbackServer server;

    /**
     * Starts at once.
     *
     * @param values by parameter name; asked for each call, so that a change is seen
     */
    public LocalParameters(int port, Supplier<Map<String, String>> values) {
        this.values = values;
        this.server = LoopbackServer.start(port, MOST_BYTES, this::answer);
    }

    public URI address() {
        return server.address();
    }

    private Reply answer(Call call) throws IOException {
        JsonNode request = JSON.readTree(call.text());
        return switch (call.header("x-amz-target").orElse("")) {
            case "AmazonSSM.GetParameter" -> one(request.path("Name").asText());
            case "AmazonSSM.GetParameters" -> several(request.path("Names"));
            default -> says(400, "UnknownOperationException", "the local Parameter Store only reads");
        };
    }

    private Reply one(String name) {
        String value = values.get().get(name);
        return value == null
                ? says(400, "ParameterNotFound", "there is no parameter " + name)
                : ok(NODES.objectNode().set("Parameter", parameter(name, value)));
    }

    private Reply several(JsonNode names) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode missing = answer.putArray("InvalidParameters");
        Map<String, String> now = values.get();
        for (JsonNode name : names) {
            String value = now.get(name.asText());
            if (value == null) {
                missing.add(name.asText());
            } else {
                found.add(parameter(name.asText(), value));
            }
        }
        return ok(answer);
    }

    private static ObjectNode parameter(String name, String value) {
        return NODES.objectNode()
                .put("Name", name)
                .put("Type", "SecureString")
                .put("Value", value)
                .put("Version", 1)
                .put("DataType", "text")
                .put("ARN", "arn:aws:ssm:local:000000000000:parameter" + name);
    }

    private static Reply ok(JsonNode answer) {
        return amazon(200, answer);
    }

    private static Reply says(int status, String type, String words) {
        return amazon(status, NODES.objectNode().put("__type", type).put("message", words));
    }

    private static Reply amazon(int status, JsonNode json) {
        return Reply.json(status, json.toString()).withHeader("Content-Type", "application/x-amz-json-1.1");
    }

    @Override
    public void close() {
        server.close();
    }
}
