package dev.waybill.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.local.log.FunctionLog;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The lines of a local run's log, to wait for one after the other. */
final class AwaitedLines {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();

    void of(FunctionLog log) {
        log.listen(lines::add);
    }

    JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            JsonNode line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line != null && wanted.test(line)) {
                return line;
            }
        }
        throw new AssertionError("the line that was waited for did not come");
    }

    static Predicate<JsonNode> ended(String outcome) {
        return message("delivery.attempted")
                .and(flow("orders-to-erp"))
                .and(line -> line.path("outcome").asText().equals(outcome));
    }

    static Predicate<JsonNode> code(String code) {
        return message("delivery.attempted")
                .and(line -> line.path("code").asText().equals(code));
    }

    static Predicate<JsonNode> flow(String flow) {
        return line -> line.path("flow").asText().equals(flow);
    }

    static Predicate<JsonNode> message(String message) {
        return line -> line.path("message").asText().equals(message);
    }
}
