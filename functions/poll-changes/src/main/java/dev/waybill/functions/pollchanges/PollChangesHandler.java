package dev.waybill.functions.pollchanges;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Called by its schedule every minute; what the event says does not matter. */
public final class PollChangesHandler implements RequestStreamHandler {
    /** The next round comes in a minute. */
    private static final Duration FOR_A_ROUND = Duration.ofSeconds(50);
    /** Kept back from Lambda's time for the page that was asked for last. */
    private static final Duration FOR_THE_LAST_PAGE = Duration.ofSeconds(45);

    private final PollChangesWiring wiring;

    public PollChangesHandler() {
        this(PollChangesWiring.fromEnvironment());
    }

    public PollChangesHandler(Map<String, String> environment) {
        this(PollChangesWiring.from(environment));
    }

    PollChangesHandler(PollChangesWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        Instant now = wiring.clock().instant();
        Instant end = now.plusMillis(context.getRemainingTimeInMillis()).minus(FOR_THE_LAST_PAGE);
        Instant roundEnd = now.plus(FOR_A_ROUND);
        wiring.rounds().run(roundEnd.isBefore(end) ? roundEnd : end);
    }
}
