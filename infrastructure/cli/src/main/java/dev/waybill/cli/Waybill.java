package dev.waybill.cli;

import dev.waybill.cli.command.Commands;
import dev.waybill.cli.command.Screen;
import dev.waybill.cli.command.Surroundings;
import dev.waybill.cli.command.Surroundings.Computer;
import dev.waybill.cli.target.AwsStores;
import dev.waybill.connectors.catalogue.Catalogue;
import dev.waybill.engine.redrive.Pause;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Entry point of the {@code waybill} command. */
public final class Waybill {
    private Waybill() {}

    public static void main(String[] arguments) {
        // Libraries log through SLF4J; a command answers in sentences, so a missing logger is no news here.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Map<String, String> environment = System.getenv();
        Clock clock = Clock.systemUTC();
        Surroundings surroundings = new Surroundings(
                new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err), isColourful(environment)),
                computer(environment, clock),
                List.copyOf(Catalogue.all().values()),
                target -> new AwsStores(target.variables(), clock),
                Waybill::untilInterrupted,
                Pause.SLEEP);
        System.exit(new Commands(surroundings).run(arguments));
    }

    private static Computer computer(Map<String, String> environment, Clock clock) {
        Path folder = Path.of("").toAbsolutePath();
        return new Computer(
                environment,
                Path.of(System.getProperty("user.home")),
                folder,
                Path.of(System.getProperty("waybill.root", folder.toString())),
                System.getProperty("user.name"),
                clock);
    }

    /** Ctrl-C runs the hook, which closes; the process ends when it has. */
    private static void untilInterrupted(AutoCloseable running) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running)));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("waybill: did not stop cleanly: " + e);
        }
    }

    /** UTF-8 whatever the locale says: arrows and names are part of the answers. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Only on a terminal, and not where NO_COLOR is set (https://no-color.org). */
    private static boolean isColourful(Map<String, String> environment) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
