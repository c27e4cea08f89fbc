package dev.waybill.local.queue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** A function that does what its test says: the test's script is found by a variable of its environment. */
public final class ScriptedHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    static final Map<String, BiFunction<List<SQSEvent.SQSMessage>, Context, List<String>>> SCRIPTS =
            new ConcurrentHashMap<>();
    private static final Map<String, Integer> MADE = new ConcurrentHashMap<>();

    private final BiFunction<List<SQSEvent.SQSMessage>, Context, List<String>> script;

    public ScriptedHandler(Map<String, String> environment) {
        MADE.merge(environment.getOrDefault("SCRIPT", ""), 1, Integer::sum);
        this.script = Objects.requireNonNull(SCRIPTS.get(environment.getOrDefault("SCRIPT", "")));
    }

    /** How many environments a script had. */
    static int made(String script) {
        return MADE.getOrDefault(script, 0);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return new SQSBatchResponse(script.apply(event.getRecords(), context).stream()
                .map(SQSBatchResponse.BatchItemFailure::new)
                .toList());
    }
}
