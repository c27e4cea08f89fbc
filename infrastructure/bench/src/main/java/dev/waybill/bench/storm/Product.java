package dev.waybill.bench.storm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.local.LocalOptions;
import dev.waybill.local.LocalRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The process that is killed: the door and the functions of a local run, while queues, tables and the ERP live elsewhere. Ends
 * when its standard input does, so that none is left behind.
 */
final class Product {
    private Product() {}

    /** {@code FOLDER PORT PATIENCE}: the folder is set as {@link Stage} does it; patience in seconds or 0. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<String, String> aws = new JsonMapper()
                .readValue(Files.readString(folder.resolve(Stage.AWS)), new TypeReference<Map<String, String>>() {});
        LocalOptions options = new LocalOptions(
                folder,
                Optional.of(folder.resolve("data")),
                Optional.of(folder.resolve("secrets.json")),
                Optional.of(folder.resolve("waybill.yaml")),
                new LocalOptions.Ports(Integer.parseInt(arguments[1]), Optional.empty(), 0, 0),
                Optional.of(Duration.ofSeconds(Long.parseLong(arguments[2]))).filter(Duration::isPositive),
                new LocalOptions.Elsewhere(true, aws),
                Optional.empty());
        try (LocalRun run = LocalRun.start(options, Clock.systemUTC())) {
            int more = System.in.read();
            System.err.println("standard input ended (" + more + "); stops " + run.door());
        }
    }
}
