package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * A reply as API Gateway passes it on. Nothing of it may be kept by anybody but the one who asked, or be taken for a page. Who asks again
 * and says what it has is told when nothing has changed.
 */
final class HttpAnswer {
    private HttpAnswer() {}

    static APIGatewayV2HTTPResponse of(HttpAsked asked, Reply reply) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "content-type", reply.type(),
                "cache-control", "no-store",
                "x-content-type-options", "nosniff"));
        if (reply.status() != 200 || !asked.method().equals("GET")) {
            return answer(reply.status(), headers, reply.body());
        }
        String etag = "\"" + StaticFile.hash(reply.body()) + "\"";
        headers.put("etag", etag);
        return asked.hasAlready(etag) ? answer(304, headers, "") : answer(200, headers, reply.body());
    }

    private static APIGatewayV2HTTPResponse answer(int status, Map<String, String> headers, String body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .build();
    }
}
