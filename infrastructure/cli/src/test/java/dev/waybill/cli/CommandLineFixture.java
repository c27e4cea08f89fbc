package dev.waybill.cli;

import dev.waybill.cli.command.Commands;
import dev.waybill.cli.command.Screen;
import dev.waybill.cli.command.Surroundings;
import dev.waybill.cli.command.Surroundings.Computer;
import dev.waybill.cli.target.RedriveFunction;
import dev.waybill.cli.target.Stores;
import dev.waybill.cli.target.Target;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.memory.MemoryChangeSets;
import dev.waybill.engine.memory.MemoryCircuits;
import dev.waybill.engine.memory.MemoryCursors;
import dev.waybill.engine.memory.MemoryDeadLetters;
import dev.waybill.engine.memory.MemoryLandscapeStore;
import dev.waybill.engine.memory.MemoryLedger;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.testkit.HistoryFixture;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A person at a terminal: types commands, reads what comes. */
final class CommandLineFixture {
    final SettableClock clock = SettableClock.atNoon();
    final MemoryLedger ledger = new MemoryLedger();
    final MemoryCircuits circuits = new MemoryCircuits();
    final MemoryChangeSets changes = new MemoryChangeSets();
    final MemoryCursors cursors = new MemoryCursors();
    final MemoryDeadLetters deadLetters = new MemoryDeadLetters(clock);
    final MemoryLandscapeStore landscapes = new MemoryLandscapeStore();
    final HistoryFixture past = new HistoryFixture(ledger);
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> secrets = new HashMap<>(Map.of("webhook-secret", "s3cret"));
    final Path folder;

    Function<Target, Stores> stores = target -> new InMemory();
    Consumer<AutoCloseable> untilStopped = running -> {
        throw new AssertionError("nothing was to run on: " + running);
    };
    /** What was asked of redrive-failures, in order. */
    final List<Command> asked = new ArrayList<>();
    /** What it answers, one after the other. */
    final Deque<Answer> answers = new ArrayDeque<>();

    /** What this build can speak to. */
    Collection<ConnectorType> connectors = Catalogue.all().values();

    boolean colour;
    /** How long was waited for the operator API, each time. */
    final List<Duration> waited = new ArrayList<>();

    CommandLineFixture(Path folder) {
        this.folder = folder;
    }

    /** What came of one command. */
    record Reply(int code, String out, String err) {}

    Reply types(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Screen screen = new Screen(stream(out), stream(err), colour);
        Path root = Path.of("..", "..").toAbsolutePath().normalize();
        Computer computer = new Computer(environment, folder, folder, root, "ana", clock);
        int code = new Commands(
                        new Surroundings(screen, computer, List.copyOf(connectors), stores, untilStopped, waited::add))
                .run(arguments);
        return new Reply(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private final class InMemory implements Stores {
        @Override
        public MemoryLedger ledger() {
            return ledger;
        }

        @Override
        public MemoryCircuits circuits() {
            return circuits;
        }

        @Override
        public MemoryCursors cursors() {
            return cursors;
        }

        @Override
        public MemoryChangeSets changes() {
            return changes;
        }

        @Override
        public RedriveFunction redriveFunction() {
            return command -> {
                asked.add(command);
                return answers.remove();
            };
        }

        @Override
        public MemoryDeadLetters deadLetters() {
            return deadLetters;
        }

        @Override
        public MemoryLandscapeStore landscapes() {
            return landscapes;
        }

        @Override
        public dev.waybill.engine.port.SecretStore secrets() {
            return system -> new MemorySecrets(secrets);
        }
    }
}
