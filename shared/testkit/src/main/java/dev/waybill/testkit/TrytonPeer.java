package dev.waybill.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Tryton on loopback with a fresh, seeded database, run by {@code infrastructure/peers/tryton/tryton}. For tests tagged
 * {@code peer} only. With the system property {@code waybill.tryton.url} set, the server of that address (freshly seeded) is used
 * as it is and never reset.
 */
public final class TrytonPeer implements AutoCloseable {
    private static final String GIVEN = "waybill.tryton.url";
    private static final String DATABASE = "shop";

    private final Path directory;
    private final Optional<URI> given;
    private final int port;

    private TrytonPeer(Path directory, Optional<URI> given, int port) {
        this.directory = directory;
        this.given = given;
        this.port = port;
    }

    /**
     * Starts it, seeding a database first where none is cached yet (about half a minute).
     *
     * @param directory for its database, log and process id; made if missing
     */
    public static TrytonPeer start(Path directory) {
        Optional<URI> given = Optional.ofNullable(System.getProperty(GIVEN))
                .filter(url -> !url.isBlank())
                .map(URI::create);
        TrytonPeer peer = new TrytonPeer(directory, given, given.isPresent() ? 0 : freePort());
        peer.reset();
        return peer;
    }

    /** The server, without database. */
    public URI url() {
        return given.orElseGet(() -> URI.create("http://127.0.0.1:" + port));
    }

    /** The settings of a system that is this server. */
    public Map<String, String> settings() {
        return Map.of("url", url().toString(), "database", DATABASE);
    }

    public Map<String, String> secrets() {
        return Map.of("user", "waybill", "password", "Waybill-peer-1!");
    }

    /** Throws away everything that was written, keeping the address. */
    public void reset() {
        run("up", Integer.toString(port), "fresh");
    }

    /** Stops and starts the server; what was written stays. */
    public void restart() {
        run("restart");
    }

    /** Stops the server until {@link #restart}. */
    public void stop() {
        run("down");
    }

    @Override
    public void close() {
        stop();
    }

    private void run(String command, String... more) {
        if (given.isPresent()) {
            return;
        }
        List<String> line = new ArrayList<>(
                List.of(script().toString(), command, directory.toAbsolutePath().toString()));
        line.addAll(List.of(more));
        try {
            Path log = Files.createDirectories(directory).resolve("script.log");
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", line) + " ended with " + exit + ": "
                        + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Found from the module that a test runs in. */
    private static Path script() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("infrastructure/peers/tryton/tryton"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no infrastructure/peers/tryton above this folder"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
