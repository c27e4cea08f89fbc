package dev.waybill.local.door;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Fails each time. */
public final class ThrowingHandler implements RequestHandler<Map<String, Object>, String> {
    private final String words;

    public ThrowingHandler(Map<String, String> environment) {
        this.words = "on purpose, in " + environment.get("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        throw new IllegalStateException(words);
    }
}
