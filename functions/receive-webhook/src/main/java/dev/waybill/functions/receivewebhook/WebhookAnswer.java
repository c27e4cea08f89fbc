package dev.waybill.functions.receivewebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.waybill.engine.intake.Receipt;
import java.util.HashMap;
import java.util.Map;

/** What the shop is told: a status it acts on and one word; why a signature was not believed stays in our log. */
final class WebhookAnswer {
    private static final int RETRY_AFTER_SECONDS = 30;

    private WebhookAnswer() {}

    static APIGatewayV2HTTPResponse of(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted ->
                answer(accepted.status(), "{\"status\":\"accepted\",\"messages\":" + accepted.messages() + "}");
            case Receipt.Acknowledged quiet -> answer(quiet.status(), "{\"status\":\"acknowledged\"}");
            case Receipt.Refused refused -> refused(refused.status());
        };
    }

    static APIGatewayV2HTTPResponse unknownSystem() {
        return refused(404);
    }

    static APIGatewayV2HTTPResponse unreadable() {
        return refused(400);
    }

    /** So that the shop sends it again. */
    static APIGatewayV2HTTPResponse notAccepted() {
        return refused(503);
    }

    private static APIGatewayV2HTTPResponse refused(int status) {
        return answer(
                status,
                switch (status) {
                    case 400 -> "{\"status\":\"unreadable\"}";
                    case 401 -> "{\"status\":\"refused\"}";
                    case 404 -> "{\"status\":\"unknown system\"}";
                    case 413 -> "{\"status\":\"too large\"}";
                    default -> "{\"status\":\"not accepted, send it again\"}";
                });
    }

    private static APIGatewayV2HTTPResponse answer(int status, String body) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        if (status == 503) {
            headers.put("retry-after", Integer.toString(RETRY_AFTER_SECONDS));
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .build();
    }
}
