package dev.waybill.bench.storm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The product's door and functions in a process of their own, to be killed and started again at the same door. */
final class ProductProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(2);

    private final Plan plan;
    private final int port;
    private final Path instance;
    private int starts;
    private Process process;
    private final Map<String, String> variables;

    /** Starts it; returns when its door is open. */
    ProductProcess(Plan plan, int port, Map<String, String> variables) throws IOException, InterruptedException {
        this.plan = plan;
        this.port = port;
        this.instance = plan.folder().resolve("data/waybill-local.json");
        this.variables = variables;
        this.process = started();
        await();
    }

    URI door() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where its queues and tables are. */
    Map<String, String> variables() {
        return variables;
    }

    /** SIGKILL, then a new process; returns when its door is open. */
    void killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(instance);
        Path log = plan.folder().resolve("data/functions.log");
        Files.move(log, log.resolveSibling("functions-" + starts + ".log"), StandardCopyOption.REPLACE_EXISTING);
        process = started();
        await();
    }

    /** Requests to AWS by operation, of all its lives. */
    Map<String, Long> requests() {
        Map<String, Long> all = new TreeMap<>();
        for (int start = 1; start <= starts; start++) {
            RequestCount.Tally.at(requestsOf(start))
                    .counted()
                    .forEach((name, count) -> all.merge(name, count, Long::sum));
        }
        return all;
    }

    private Path requestsOf(int start) {
        return plan.folder().resolve("requests-" + start);
    }

    private Process started() throws IOException {
        starts++;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-D" + RequestCount.FILE + "=" + requestsOf(starts)));
        Optional.ofNullable(System.getenv("WAYBILL_STORM_JAVA_OPTS"))
                .ifPresent(options -> command.addAll(Arrays.asList(options.split(" ", -1))));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Product.class.getName(),
                plan.folder().toString(),
                Integer.toString(port),
                Long.toString(plan.patience().map(Duration::toSeconds).orElse(0L))));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        plan.folder().resolve("product.log").toFile()))
                .start();
    }

    private void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!Files.exists(instance) || Files.size(instance) == 0) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the product does not start: "
                        + Files.readString(plan.folder().resolve("product.log")));
            }
            Thread.sleep(50);
        }
    }

    /** Lets it end by itself, by ending its standard input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
