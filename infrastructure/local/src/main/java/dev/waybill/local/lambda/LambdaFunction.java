package dev.waybill.local.lambda;

import dev.waybill.local.log.FunctionLog;
import dev.waybill.local.template.FunctionSpec;
import java.io.IOError;
import java.time.Clock;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function as Lambda runs it: a handler serves one call at a time, more calls get more handlers. A call that does not end
 * in time is interrupted. After that, and after what ends the Java runtime (out of memory, stack overflow), the handler is
 * never used again and the next call gets a new one; any other exception leaves it as it is. What ends the runtime:
 * https://github.com/aws/aws-lambda-java-libs, AWSLambda.startRuntimeLoop (read 2026-11).
 *
 * <p>Unlike at Amazon, a call that does not heed its interruption goes on beside the new one.
 */
public final class LambdaFunction implements AutoCloseable {
    /** Enough for a machine with a few cores; Lambda itself would go on to a thousand. */
    private static final int MOST_AT_ONCE = 16;

    /** Answer of a synchronous call: a little more than 6 MB, as Lambda's own message says. */
    private static final int MOST_ANSWER = 6 * 1024 * 1024 + 100;

    private final FunctionSpec spec;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Deque<Handler> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore room = new Semaphore(MOST_AT_ONCE, true);
    private final ExecutorService threads;

    /**
     * Makes the first handler at once, so that what is wrong with it is known at the start.
     *
     * @param surroundings variables beside those of the template: region, endpoints, credentials
     * @throws IllegalStateException naming the function, if it cannot be made
     */
    public LambdaFunction(FunctionSpec spec, Map<String, String> surroundings, Clock clock) {
        this.spec = spec;
        this.environment = environment(spec, surroundings);
        this.clock = clock;
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(spec.logical() + "-", 1).factory());
        this.idle.push(made());
    }

    public FunctionSpec spec() {
        return spec;
    }

    /**
     * Calls it.
     *
     * @return the answer as JSON; empty bytes for no answer
     * @throws FunctionFailed if it threw, did not end in time, or answered more than Lambda hands on
     */
    public byte[] call(byte[] event) throws FunctionFailed {
        room.acquireUninterruptibly();
        try {
            Handler free = idle.poll();
            Handler handler = free == null ? another() : free;
            byte[] answer = inTime(handler, event);
            idle.push(handler);
            if (answer.length > MOST_ANSWER) {
                throw FunctionFailed.saidTooMuch(spec.logical(), MOST_ANSWER);
            }
            return answer;
        } finally {
            room.release();
        }
    }

    private byte[] inTime(Handler handler, byte[] event) throws FunctionFailed {
        String request = UUID.randomUUID().toString();
        LocalContext context = new LocalContext(spec, request, clock.instant().plus(spec.timeout()), clock);
        Future<byte[]> call = threads.submit(
                () -> ScopedValue.where(FunctionLog.LOG_GROUP, spec.logGroup().orElse(""))
                        .call(() -> handler.handle(event, context)));
        try {
            return call.get(spec.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw FunctionFailed.timedOut(spec.logical(), request, spec.timeout(), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (!endsRuntime(cause)) {
                idle.push(handler);
            }
            throw new FunctionFailed(
                    spec.logical() + " threw " + cause.getClass().getName(), cause);
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw FunctionFailed.timedOut(spec.logical(), request, spec.timeout(), e);
        }
    }

    private static boolean endsRuntime(Throwable thrown) {
        return thrown instanceof VirtualMachineError || thrown instanceof IOError;
    }

    private Handler another() throws FunctionFailed {
        try {
            return made();
        } catch (IllegalStateException e) {
            throw new FunctionFailed(spec.logical() + " could not be made anew", e);
        }
    }

    private Handler made() {
        try {
            return Handler.make(spec.handler(), environment);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException(
                    "function " + spec.logical() + " cannot be made from " + spec.handler() + ": " + cause, cause);
        }
    }

    /** Lambda's own variables, https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (read 2026-11). */
    private static Map<String, String> environment(FunctionSpec spec, Map<String, String> surroundings) {
        Map<String, String> all = new HashMap<>(surroundings);
        all.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(spec.memory()));
        all.putAll(spec.environment());
        return Map.copyOf(all);
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
