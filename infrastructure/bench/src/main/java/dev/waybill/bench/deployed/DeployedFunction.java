package dev.waybill.bench.deployed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One instance of a function: a process that knows nothing but a runtime API and the variables that Lambda sets. */
public final class DeployedFunction implements AutoCloseable {
    private static final Duration TO_END = Duration.ofMinutes(1);

    private final RuntimeApi api = new RuntimeApi();
    private final Duration timeout;
    private final Path output;
    private final Process process;

    private DeployedFunction(Duration timeout, Path output, ProcessBuilder command) throws IOException {
        this.timeout = timeout;
        this.output = output;
        command.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        this.process = command.start();
    }

    /**
     * Starts an instance from its zip, as the managed runtime does.
     *
     * @param folder an empty folder that it may use
     * @param variables all of its environment that is not Lambda's own
     */
    public static DeployedFunction start(FunctionPackage function, Path folder, Map<String, String> variables)
            throws IOException {
        function.unpack(folder);
        return start(function, RuntimeClient.managed(function), folder, variables);
    }

    /**
     * Starts an instance by a command of one's own.
     *
     * @param folder where it works
     */
    public static DeployedFunction start(
            FunctionPackage function, List<String> command, Path folder, Map<String, String> variables)
            throws IOException {
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().clear();
        process.environment().putAll(variables);
        process.environment().putAll(ofLambda(function, folder));
        return new DeployedFunction(function.timeout(), output, process);
    }

    public RuntimeApi.Answer call(String event) throws InterruptedException {
        return api.call(event, timeout);
    }

    public RuntimeApi api() {
        return api;
    }

    /** What it printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Processor time that it took so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Everything that lives in its heap now, as bytes. */
    public byte[] heap(Path file) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        RuntimeClient.tool("jcmd"), Long.toString(process.pid()), "GC.heap_dump", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (dump.waitFor() != 0) {
            throw new IllegalStateException("no heap dump: " + said + output());
        }
        return Files.readAllBytes(file);
    }

    /** Asks it to end, and waits until it has: so that it can write what it writes at its end. */
    public void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it did not end within " + TO_END);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    private static Map<String, String> ofLambda(FunctionPackage function, Path folder) {
        return Map.of(
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.memory()),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "test",
                "AWS_LAMBDA_LOG_STREAM_NAME",
                "test",
                "AWS_LAMBDA_LOG_FORMAT",
                "JSON",
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                function.snapshots() ? "snap-start" : "on-demand",
                "LAMBDA_TASK_ROOT",
                folder.toString(),
                "_HANDLER",
                function.handler());
    }
}
