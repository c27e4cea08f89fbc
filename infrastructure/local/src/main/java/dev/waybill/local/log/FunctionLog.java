package dev.waybill.local.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Stands in for CloudWatch: everything that is printed while it is open goes into one file, as functions print it, and
 * those lines that are JSON go to who listens. The screen stays free for people.
 */
public final class FunctionLog implements AutoCloseable {
    /** Where the lines go that are printed now; not set where no function prints. */
    public static final ScopedValue<String> LOG_GROUP = ScopedValue.newInstance();

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream screen;
    private final PrintStream file;
    private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();

    private FunctionLog(PrintStream screen, PrintStream file) {
        this.screen = screen;
        this.file = file;
    }

    /** Takes over the standard output until closed. */
    public static FunctionLog into(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            PrintStream file = new PrintStream(Files.newOutputStream(path), true, StandardCharsets.UTF_8);
            FunctionLog log = new FunctionLog(System.out, file);
            System.setOut(new PrintStream(new LineTap(log::line), true, StandardCharsets.UTF_8));
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** Called with each JSON line, on the thread that printed it. */
    public void listen(Consumer<JsonNode> listener) {
        listeners.add(listener);
    }

    private void line(String line) {
        file.println(line);
        json(line).ifPresent(json -> listeners.forEach(listener -> listener.accept(json)));
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return line.startsWith("{") ? Optional.of(JSON.readTree(line)) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** Gives the standard output back. */
    @Override
    public void close() {
        System.setOut(screen);
        file.close();
    }
}
