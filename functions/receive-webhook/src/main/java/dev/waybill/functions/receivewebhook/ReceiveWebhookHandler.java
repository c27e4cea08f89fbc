package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.domain.failure.FailureException;
import java.util.Map;

/** {@code POST /webhooks/{system}}: answers 2xx only after every message is durable. */
public final class ReceiveWebhookHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
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
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return answer(event);
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
