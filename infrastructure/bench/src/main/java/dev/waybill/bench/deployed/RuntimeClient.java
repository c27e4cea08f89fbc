package dev.waybill.bench.deployed;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The public runtime interface client for Java (https://github.com/aws/aws-lambda-java-libs, read 2026-11), as a command. */
public final class RuntimeClient {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** The client's jars, by one class of each; the function's own jars come out of its zip, by the client's class loader. */
    private static final List<String> JARS = List.of(
            CLIENT,
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeClient() {}

    /** Starts a function as the managed runtime does: the client's class loader finds its classes in the working folder. */
    public static List<String> managed(FunctionPackage function, String... flags) {
        return command(function, List.of(), flags);
    }

    /**
     * Starts a function as an image of one's own can: its jars stand on the JVM's class path.
     *
     * @param jars jars only: an AOT cache knows no folders
     */
    public static List<String> onClassPath(FunctionPackage function, List<Path> jars, String... flags) {
        return command(function, jars, flags);
    }

    private static List<String> command(FunctionPackage function, List<Path> jars, String... flags) {
        List<String> command = new ArrayList<>(List.of(
                tool("java"),
                "-Xmx" + function.memory() * 8 / 10 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(Arrays.asList(flags));
        if (function.snapshots()) {
            // As the managed runtime does: org.crac in the function's zip finds Lambda's own implementation.
            command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        }
        command.addAll(List.of("-cp", classPath(jars), CLIENT, function.handler()));
        return command;
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String classPath(List<Path> jars) {
        return String.join(
                java.io.File.pathSeparator,
                Stream.concat(
                                JARS.stream().map(RuntimeClient::jarOf),
                                jars.stream().map(Path::toString))
                        .toList());
    }

    private static String jarOf(String type) {
        try {
            return Path.of(Class.forName(type, false, RuntimeClient.class.getClassLoader())
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException("the runtime interface client is not on the class path", e);
        }
    }
}
