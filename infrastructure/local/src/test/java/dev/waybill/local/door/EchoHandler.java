package dev.waybill.local.door;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** Answers the event it got; for the system {@code teapot}, something else. */
public final class EchoHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    public EchoHandler(Map<String, String> environment) {
        Objects.requireNonNull(environment.get("AWS_LAMBDA_FUNCTION_NAME"));
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        return Objects.equals(event.get("pathParameters"), Map.of("system", "teapot"))
                ? Map.of(
                        "statusCode",
                        418,
                        "headers",
                        Map.of("x-kind", "short and stout"),
                        "isBase64Encoded",
                        true,
                        "body",
                        Base64.getEncoder().encodeToString(new byte[] {'t', 'e', 'a'}))
                : event;
    }
}
