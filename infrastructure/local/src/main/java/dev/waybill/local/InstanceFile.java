package dev.waybill.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells the command line how to reach the running instance; gone when the instance is. */
final class InstanceFile implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Path> files;
    private final String json;

    private InstanceFile(List<Path> files, String json) {
        this.files = files;
        this.json = json;
    }

    /** Left in {@code HOME/.waybill/local.json} and, where data is kept, beside the data. */
    static InstanceFile write(LocalOptions options, Map<String, String> variables) {
        List<Path> files = Stream.of(
                        options.announce().map(home -> home.resolve(".waybill").resolve("local.json")),
                        options.kept("waybill-local.json"))
                .flatMap(Optional::stream)
                .toList();
        String json = json(variables);
        try {
            for (Path file : files) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                write(file, json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the instance's file", e);
        }
        return new InstanceFile(files, json);
    }

    /** For this person alone: it holds a token. */
    private static void write(Path file, String json) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createFile(
                file,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
        Files.writeString(file, json);
    }

    private static String json(Map<String, String> variables) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(variables));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and texts are always JSON", e);
        }
    }

    /** Leaves alone what another instance wrote meanwhile. */
    @Override
    public void close() {
        for (Path file : files) {
            try {
                if (Files.exists(file) && Files.readString(file).equals(json)) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove " + file, e);
            }
        }
    }
}
