package dev.waybill.functions.reconcilesystems;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Called by its schedule every six hours; what the event says does not matter. */
public final class ReconcileSystemsHandler implements RequestStreamHandler {
    private final ReconcileSystemsWiring wiring;

    public ReconcileSystemsHandler() {
        this(ReconcileSystemsWiring.fromEnvironment());
    }

    public ReconcileSystemsHandler(Map<String, String> environment) {
        this(ReconcileSystemsWiring.from(environment));
    }

    ReconcileSystemsHandler(ReconcileSystemsWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        wiring.round().run(wiring.clock().instant());
    }
}
