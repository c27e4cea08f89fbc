package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.domain.failure.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** {@code POST /webhooks/{system}}: answers 2xx only after every message is durable. */
public final class ReceiveWebhookHandler implements RequestStreamHandler {
    private final ReceiveWebhookWiring wiring;
    private final Priming priming = new Priming();

    public ReceiveWebhookHandler() {
        this(ReceiveWebhookWiring.fromEnvironment());
        priming.register();
    }

    public ReceiveWebhookHandler(Map<String, String> environment) {
        this(ReceiveWebhookWiring.from(environment));
    }

    ReceiveWebhookHandler(ReceiveWebhookWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        EventJson.write(answer(EventJson.read(event)), answer);
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        try {
            return WebhookRequest.parse(event, wiring.clock().instant())
                    .map(webhook -> wiring.intake().accept(webhook))
                    .map(WebhookAnswer::of)
                    .orElseGet(WebhookAnswer::unknownSystem);
        } catch (FailureException unreadable) {
            return wiring.unreadable(unreadable.failure());
        } catch (RuntimeException unforeseen) {
            return wiring.defect(unforeseen);
        }
    }
}
