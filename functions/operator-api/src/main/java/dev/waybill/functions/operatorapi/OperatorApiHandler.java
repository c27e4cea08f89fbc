package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;

/** {@code ANY /v1/{proxy+}}, behind the JWT authorizer of the HTTP API; and, for everybody, the console's files. */
public final class OperatorApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Console console;
    private final Api api;

    public OperatorApiHandler() {
        this(OperatorApiWiring.fromEnvironment());
    }

    public OperatorApiHandler(Map<String, String> environment) {
        this(OperatorApiWiring.from(environment));
    }

    OperatorApiHandler(OperatorApiWiring wiring) {
        this.console = wiring.console();
        this.api = wiring.api();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        HttpAsked asked = HttpAsked.parse(event);
        return console.answer(asked).orElseGet(() -> HttpAnswer.of(asked, api.answer(asked)));
    }
}
