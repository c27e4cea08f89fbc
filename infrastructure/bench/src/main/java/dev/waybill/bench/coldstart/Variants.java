package dev.waybill.bench.coldstart;

import dev.waybill.bench.deployed.FunctionPackage;
import dev.waybill.bench.deployed.RuntimeClient;
import dev.waybill.local.template.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** All that is measured, unpacked into folders of its own and ready to start. */
final class Variants {
    private static final String DOOR = "ReceiveWebhookFunction";
    /** The sample event of each function that goes the furthest way. */
    private static final Map<String, String> SAMPLES = Map.of(
            "DeliverDocumentsFunction",
            "one-order",
            "DeliverItemsFunction",
            "one-look",
            "DeliverOrdersFunction",
            "one-order",
            "DeliverPartiesFunction",
            "one-customer",
            "DeliverStockFunction",
            "one-item",
            "OperatorApiFunction",
            "get-traces",
            "PollChangesFunction",
            "every-minute",
            DOOR,
            "order-updated",
            "ReconcileSystemsFunction",
            "schedule",
            "RedriveFailuresFunction",
            "every-minute");

    private final Path root;
    private final Path work;
    private final Map<String, String> variables;

    Variants(Path root, Path work, Map<String, String> variables) {
        this.root = root;
        this.work = work;
        this.variables = Map.copyOf(variables);
    }

    /** @param node the program {@code node}; an empty text for none */
    List<Variant> all(List<FunctionSpec> functions, String node) throws IOException, InterruptedException {
        List<Variant> all = new ArrayList<>();
        for (FunctionSpec spec : functions) {
            all.add(managed(packageOf(spec)));
        }
        for (FunctionSpec spec : functions) {
            if (spec.callers().routes().isEmpty()) {
                continue;
            }
            all.add(primed(packageOf(spec)));
        }
        FunctionPackage door = functions.stream()
                .filter(spec -> spec.logical().equals(DOOR))
                .map(this::packageOf)
                .findFirst()
                .orElseThrow();
        Variant image = onClassPath(door);
        all.add(image);
        all.add(image.trained(work.resolve("receive-webhook.aot")));
        all.add(hello());
        if (!node.isEmpty()) {
            all.add(onNode("receive-webhook.cjs", node, door.sample(sample(door))));
            all.add(onNode("hello.cjs", node, "{}"));
        }
        return all;
    }

    private FunctionPackage packageOf(FunctionSpec spec) {
        String folder = spec.logical()
                .replaceFirst("Function$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        Path zip = root.resolve("functions/" + folder + "/target/" + folder + ".zip");
        return new FunctionPackage(spec.logical(), zip, spec.handler(), spec.memory(), spec.timeout(), false);
    }

    private Variant managed(FunctionPackage function) throws IOException {
        return variant(named(function), function, RuntimeClient.managed(function), unpacked(function, "managed"));
    }

    private Variant primed(FunctionPackage function) throws IOException {
        FunctionPackage waiting = function.withSnapshots(true);
        return variant(
                named(function) + ", primed: from restore",
                waiting,
                RuntimeClient.managed(waiting),
                unpacked(function, "primed"));
    }

    private Variant onClassPath(FunctionPackage function) throws IOException {
        Path content = unpacked(function, "image");
        Path own = work.resolve("own.jar");
        jar(content, own);
        try (Stream<Path> libraries = Files.list(content.resolve("lib"))) {
            List<Path> jars = Stream.concat(Stream.of(own), libraries.sorted()).toList();
            return variant(
                    named(function) + ", jars on the class path (an image)",
                    function,
                    RuntimeClient.onClassPath(function, jars),
                    empty("image-work"));
        }
    }

    private Variant hello() throws IOException {
        Path folder = empty("hello");
        Path file = Path.of(Hello.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(folder.resolve(file).getParent());
        try (InputStream code = Objects.requireNonNull(Hello.class.getResourceAsStream("Hello.class"))) {
            Files.copy(code, folder.resolve(file));
        }
        FunctionPackage hello = new FunctionPackage(
                "Hello", folder, Hello.class.getName() + "::greet", 1024, Duration.ofSeconds(3), false);
        return new Variant("Java, hello world", 0, hello, RuntimeClient.managed(hello), folder, variables, "\"world\"");
    }

    private Variant onNode(String file, String node, String sample) throws IOException {
        Path bundle = root.resolve("target/cold-start/node/out").resolve(file);
        FunctionPackage function = new FunctionPackage(file, bundle, file, 1024, Duration.ofSeconds(10), false);
        return new Variant(
                "Node.js, " + file.replace(".cjs", ", bundled"),
                Files.size(bundle),
                function,
                List.of(node, bundle.toString()),
                empty("node-" + file),
                variables,
                sample);
    }

    private Variant variant(String name, FunctionPackage function, List<String> command, Path folder)
            throws IOException {
        return new Variant(
                name,
                Files.size(function.zip()),
                function,
                command,
                folder,
                variables,
                function.sample(sample(function)));
    }

    private static String sample(FunctionPackage function) {
        return Objects.requireNonNull(
                SAMPLES.get(function.name()), function.name() + " needs a line in " + Variants.class.getSimpleName());
    }

    private static String named(FunctionPackage function) {
        return function.zip().getFileName().toString().replace(".zip", "");
    }

    private Path unpacked(FunctionPackage function, String how) throws IOException {
        Path folder = empty(named(function) + "-" + how);
        function.unpack(folder);
        return folder;
    }

    private Path empty(String name) throws IOException {
        return Files.createDirectory(work.resolve(name));
    }

    /** Everything but {@code lib/}. */
    private static void jar(Path folder, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> all = Files.walk(folder)) {
            List<Path> own = all.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(folder.resolve("lib")))
                    .sorted()
                    .toList();
            for (Path path : own) {
                jar.putNextEntry(new JarEntry(folder.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, jar);
                jar.closeEntry();
            }
        }
    }
}
