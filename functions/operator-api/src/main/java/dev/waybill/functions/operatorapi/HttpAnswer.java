package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;

/** A reply as API Gateway passes it on. Nothing of it may be kept by anybody, or be taken for a page. */
final class HttpAnswer {
    private HttpAnswer() {}

    static APIGatewayV2HTTPResponse of(Reply reply) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(reply.status())
                .withHeaders(Map.of(
                        "content-type", reply.type(),
                        "cache-control", "no-store",
                        "x-content-type-options", "nosniff"))
                .withBody(reply.body())
                .build();
    }
}
