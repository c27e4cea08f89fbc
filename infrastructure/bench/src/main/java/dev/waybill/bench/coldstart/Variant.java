package dev.waybill.bench.coldstart;

import dev.waybill.bench.deployed.DeployedFunction;
import dev.waybill.bench.deployed.FunctionPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of the table.
 *
 * @param bytes what is uploaded; 0 where nothing is
 * @param folder where it works, unpacked before
 * @param sample the event; a number of an order in it is replaced, so that each run is the first of its order
 */
record Variant(
        String name,
        long bytes,
        FunctionPackage function,
        List<String> command,
        Path folder,
        Map<String, String> variables,
        String sample) {
    private static final String ORDER = "1001";

    /** @param processor of the function alone, not of what it waits for */
    record Run(Duration wall, Duration processor) {}

    /** Starts it, calls it once, ends it; on the processors of {@code pinned}, a command that goes before its own. */
    Run run(List<String> pinned, int number) throws IOException, InterruptedException {
        List<String> whole = Stream.concat(pinned.stream(), command.stream()).toList();
        long began = System.nanoTime();
        try (DeployedFunction running = DeployedFunction.start(function, whole, folder, variables)) {
            if (function.snapshots()) {
                running.api().awaitSnapshot();
                Duration before = running.processorTime();
                began = System.nanoTime();
                running.api().restore();
                answer(running, number);
                return new Run(since(began), running.processorTime().minus(before));
            }
            answer(running, number);
            return new Run(since(began), running.processorTime());
        }
    }

    private void answer(DeployedFunction running, int number) throws IOException, InterruptedException {
        var answer = running.call(sample.replace(ORDER, Integer.toString(1_000_000 + number)));
        if (answer.error() || answer.text().contains("\"statusCode\":5")) {
            throw new IllegalStateException(name + " failed: " + answer.text() + "\n" + running.output());
        }
    }

    /** The same, writing an AOT cache at its end, then as it starts with it. */
    Variant trained(Path cache) throws IOException, InterruptedException {
        try (DeployedFunction running =
                DeployedFunction.start(function, with("-XX:AOTCacheOutput=" + cache), folder, variables)) {
            answer(running, 0);
            running.end();
            if (cache.toFile().length() == 0) {
                throw new IllegalStateException("no AOT cache was written: " + running.output());
            }
        }
        return new Variant(
                name + ", AOT cache of " + cache.toFile().length() / 1_000_000 + " MB",
                bytes,
                function,
                with("-XX:AOTCache=" + cache),
                folder,
                variables,
                sample);
    }

    private List<String> with(String flag) {
        List<String> flagged = new ArrayList<>(command);
        flagged.add(1, flag);
        return flagged;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
