package dev.waybill.bench.coldstart;

import dev.waybill.aws.AwsClients;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.bench.deployed.SampleSystems;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.local.LocalAws;
import dev.waybill.local.LocalOptions;
import dev.waybill.local.template.FunctionSpec;
import dev.waybill.local.template.Place;
import dev.waybill.local.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * {@code ./waybill cold-start}: how long each function's real package takes from the start of its process to its first answer, through
 * Lambda's runtime interface client, on one processor; beside a bare function in Java and the same work on Node.js. All variants take
 * turns, round by round, so that what else the machine does meets all alike. The first round is not counted.
 */
public final class ColdStart {
    /** Nobody answers there, and at once. */
    private static final String NOBODY = "http://localhost:9";

    private static final int ROUNDS = 9;

    private ColdStart() {}

    /** Arguments: {@code [ROUNDS]}. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // The stand-ins for AWS print what nobody asked for.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Path root = Path.of(System.getProperty("waybill.root", ".")).toAbsolutePath();
        Path folder = root.resolve("target/cold-start");
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        Pinned pinned = Pinned.here();
        Table table = measured(root, folder, rounds, pinned, out);
        String text = LocalDate.now(Clock.systemUTC()) + ", Java "
                + Runtime.version().feature() + ", " + rounds + " rounds" + pinned.words() + ":\n\n" + table.text();
        out.print(text);
        Files.writeString(folder.resolve("report.md"), text);
        System.exit(0);
    }

    private static Table measured(Path root, Path folder, int rounds, Pinned pinned, PrintStream out) throws Exception {
        Path secrets = folder.resolve("secrets.json");
        Files.writeString(
                secrets,
                "{\"" + SampleSystems.SHOP_PARAMETER + "\": {\"webhook-secret\": \"" + SampleSystems.WEBHOOK_SECRET
                        + "\"}}");
        LocalOptions options =
                LocalOptions.inMemory(root).reading(root.resolve("infrastructure/config/waybill.yaml"), secrets);
        try (LocalAws aws = LocalAws.start(options)) {
            Map<String, String> variables = aws.variables();
            configure(variables);
            List<FunctionSpec> functions = Template.read(root.resolve("template.yaml"), Place.local(NOBODY, Map.of()))
                    .functions();
            List<Variant> all = new Variants(root, Files.createTempDirectory(folder, "run"), variables)
                    .all(functions, System.getProperty("waybill.node", ""));
            return measured(all, rounds, pinned, out);
        }
    }

    private static Table measured(List<Variant> all, int rounds, Pinned pinned, PrintStream out)
            throws IOException, InterruptedException {
        Table table = new Table();
        for (int round = 0; round <= rounds; round++) {
            for (Variant variant : all) {
                Variant.Run run = variant.run(pinned.command(), round * all.size() + all.indexOf(variant) + 1);
                if (round > 0) {
                    table.add(variant, run);
                }
            }
            out.println("round " + round + " of " + rounds + (round == 0 ? ", not counted" : ""));
        }
        return table;
    }

    private static void configure(Map<String, String> variables) {
        new DynamoLandscapeStore(AwsClients.from(variables).dynamoDb(), variables.getOrDefault("OWNERSHIP_TABLE", ""))
                .append(new Revision(
                        SampleSystems.at(NOBODY),
                        "",
                        "bench",
                        "cold start",
                        Clock.systemUTC().instant()));
    }
}
