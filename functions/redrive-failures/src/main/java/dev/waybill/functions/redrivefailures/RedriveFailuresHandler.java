package dev.waybill.functions.redrivefailures;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.waybill.aws.CommandJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Called by a schedule it makes a round; called with a command it does that, and answers whoever called. */
public final class RedriveFailuresHandler implements RequestStreamHandler {
    /** The next round comes in a minute. */
    private static final Duration FOR_A_ROUND = Duration.ofSeconds(50);
    /** Kept back from Lambda's time for what was begun: a preview asks the target, which may take its time. */
    private static final Duration FOR_THE_LAST_ONE = Duration.ofSeconds(60);

    private final RedriveFailuresWiring wiring;

    public RedriveFailuresHandler() {
        this(RedriveFailuresWiring.fromEnvironment());
    }

    public RedriveFailuresHandler(Map<String, String> environment) {
        this(RedriveFailuresWiring.from(environment));
    }

    RedriveFailuresHandler(RedriveFailuresWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Instant now = wiring.clock().instant();
        Instant end = now.plusMillis(context.getRemainingTimeInMillis()).minus(FOR_THE_LAST_ONE);
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (CommandJson.isOfSchedule(event)) {
            Instant roundEnd = now.plus(FOR_A_ROUND);
            wiring.rounds().run(roundEnd.isBefore(end) ? roundEnd : end);
        } else {
            out.write(wiring.commands().run(event, end).getBytes(StandardCharsets.UTF_8));
        }
    }
}
