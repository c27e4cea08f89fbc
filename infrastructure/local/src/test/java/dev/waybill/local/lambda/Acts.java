package dev.waybill.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.waybill.local.template.FunctionSpec;
import dev.waybill.local.template.ScheduleSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function that does what its event asks for, and says which of its execution environments did it and how often that one
 * was called.
 */
public final class Acts implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final Map<String, BlockingQueue<Map<String, Object>>> SEEN = new ConcurrentHashMap<>();

    private static final Map<String, AtomicInteger> MADE = new ConcurrentHashMap<>();

    private final String name;
    private final int environment;
    private int calls;

    public Acts(Map<String, String> variables) {
        this.name = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
        this.environment =
                MADE.computeIfAbsent(name, made -> new AtomicInteger()).incrementAndGet();
        if (environment > Integer.parseInt(variables.getOrDefault("MOST_ENVIRONMENTS", "100"))) {
            throw new IllegalStateException("no more environments");
        }
    }

    /** A function of a test's own, with a second to run. */
    public static LambdaFunction named(String name, ScheduleSpec... schedules) {
        return named(name, Map.of(), schedules);
    }

    static LambdaFunction named(String name, Map<String, String> variables, ScheduleSpec... schedules) {
        return made(name, variables, new FunctionSpec.Callers(List.of(), List.of(), List.of(schedules)));
    }

    /** A function behind a route: the body of a call says what it does. */
    public static LambdaFunction at(FunctionSpec.Route route) {
        return made("at" + route.path(), Map.of(), new FunctionSpec.Callers(List.of(route), List.of(), List.of()));
    }

    private static LambdaFunction made(String name, Map<String, String> variables, FunctionSpec.Callers callers) {
        return new LambdaFunction(
                new FunctionSpec(
                        "Acts" + name,
                        name,
                        Acts.class.getName(),
                        128,
                        Duration.ofSeconds(1),
                        variables,
                        Optional.empty(),
                        callers),
                Map.of(),
                Clock.systemUTC());
    }

    /** The events that the function of that name was called with. */
    public static BlockingQueue<Map<String, Object>> seen(String name) {
        return SEEN.computeIfAbsent(name, there -> new LinkedBlockingQueue<>());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        calls++;
        seen(name).add(event);
        Map<String, Object> answer = new HashMap<>();
        answer.put("environment", environment);
        answer.put("call", calls);
        switch (String.valueOf(event.getOrDefault("do", event.get("body")))) {
            case "throw" -> throw new IllegalArgumentException("on purpose");
            case "assert" -> throw new AssertionError("on purpose");
            case "overflow" -> answer.put("depth", deeper(0));
            case "fill memory" -> answer.put("length", new long[Integer.MAX_VALUE].length);
            case "hang" -> hang();
            case "much" -> answer.put("text", "x".repeat(6 * 1024 * 1024 + 200));
            default -> answer.put("event", event);
        }
        return answer;
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : 1 + deeper(depth + 1);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
