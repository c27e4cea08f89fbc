package dev.waybill.checks;

import dev.waybill.checks.Template.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One instance of a function as Lambda runs it: its real zip, unpacked, in a JVM of its own that knows nothing but the public runtime
 * interface client (https://github.com/aws/aws-lambda-java-libs, read 2026-11) and the variables that Lambda sets.
 */
final class DeployedFunction implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** The client's jars, by one class of each; the function's own jars come out of its zip, by the client's class loader. */
    private static final List<String> OF_THE_RUNTIME = List.of(
            CLIENT,
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private final RuntimeApi api = new RuntimeApi();
    private final Duration timeout;
    private final Path output;
    private final Process process;

    private DeployedFunction(Duration timeout, Path output, ProcessBuilder jvm) throws IOException {
        this.timeout = timeout;
        this.output = output;
        jvm.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        this.process = jvm.start();
    }

    /**
     * Starts an instance.
     *
     * @param folder an empty folder that it may use
     * @param variables all of its environment that is not Lambda's own
     */
    static DeployedFunction start(Template template, Resource function, Path folder, Map<String, String> variables)
            throws IOException {
        unpack(Repository.ROOT.resolve(function.properties().path("CodeUri").asText()), folder);
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        boolean snapshots = function.properties().has("SnapStart");
        int memory = template.number(function.properties().path("MemorySize"), 128);
        ProcessBuilder jvm = new ProcessBuilder(command(function, memory, snapshots))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        jvm.environment().clear();
        jvm.environment().putAll(variables);
        jvm.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_FUNCTION_NAME",
                        function.id(),
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        Integer.toString(memory),
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "test",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "test",
                        "AWS_LAMBDA_LOG_FORMAT",
                        "JSON",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        snapshots ? "snap-start" : "on-demand",
                        "LAMBDA_TASK_ROOT",
                        folder.toString(),
                        "_HANDLER",
                        function.properties().path("Handler").asText()));
        int timeout = template.number(function.properties().path("Timeout"), 3);
        return new DeployedFunction(Duration.ofSeconds(timeout), output, jvm);
    }

    RuntimeApi.Answer call(String event) throws InterruptedException {
        return api.call(event, timeout);
    }

    RuntimeApi api() {
        return api;
    }

    /** What it printed so far. */
    String output() {
        return Repository.read(output);
    }

    /** Everything that lives in its heap now, as bytes. */
    byte[] heap(Path file) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.heap_dump", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(dump.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (dump.waitFor() != 0) {
            throw new IllegalStateException("no heap dump: " + said + output());
        }
        return Files.readAllBytes(file);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }

    private static List<String> command(Resource function, int memory, boolean snapshots) {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx" + memory * 8 / 10 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                runtime()));
        if (snapshots) {
            // As the managed runtime does: org.crac in the function's zip finds Lambda's own implementation.
            command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        }
        command.addAll(List.of(CLIENT, function.properties().path("Handler").asText()));
        return command;
    }

    private static String runtime() {
        return String.join(
                java.io.File.pathSeparator,
                OF_THE_RUNTIME.stream().map(DeployedFunction::jarOf).toList());
    }

    private static String jarOf(String type) {
        try {
            return Path.of(Class.forName(type, false, DeployedFunction.class.getClassLoader())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException("the runtime interface client is not on the class path of this test", e);
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static void unpack(Path zip, Path folder) {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(zip + " cannot be unpacked: build it first (./waybill build)", e);
        }
    }
}
