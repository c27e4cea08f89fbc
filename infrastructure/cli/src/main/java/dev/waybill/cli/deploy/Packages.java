package dev.waybill.cli.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The zips that are uploaded, one per folder in {@code functions}. */
record Packages(Path root) {
    /** Bytes; what AWS itself takes is 50 MB, but every cold start unpacks it. */
    private static final long LARGEST = 15_000_000;

    /** One sentence per zip that is missing, too large, or older than a source. */
    List<String> problems() {
        Optional<Path> newest = newest(sources(root.resolve("shared")));
        return folders().flatMap(folder -> problem(folder, newest).stream()).toList();
    }

    private Optional<String> problem(Path folder, Optional<Path> shared) {
        Path zip = folder.resolve("target").resolve(folder.getFileName() + ".zip");
        String name = shown(zip);
        if (!Files.exists(zip)) {
            return Optional.of(name + " is not built; run ./waybill build");
        }
        if (size(zip) > LARGEST) {
            return Optional.of(name + " has " + size(zip) + " bytes, but at most " + LARGEST
                    + " are allowed; see which jar in it is new");
        }
        return newest(Stream.concat(shared.stream(), sources(folder)))
                .filter(source -> changed(source).compareTo(changed(zip)) > 0)
                .map(source -> name + " is older than " + shown(source) + "; run ./waybill build");
    }

    private Stream<Path> folders() {
        Path functions = root.resolve("functions");
        try (Stream<Path> all = Files.list(functions)) {
            return all.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(functions + " cannot be read", e);
        }
    }

    private static Optional<Path> newest(Stream<Path> files) {
        return files.max((one, other) -> changed(one).compareTo(changed(other)));
    }

    private static Stream<Path> sources(Path part) {
        try (Stream<Path> all = Files.walk(part)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(file -> file.endsWith("pom.xml") || file.toString().contains("/src/main/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(part + " cannot be read", e);
        }
    }

    private String shown(Path file) {
        return root.relativize(file).toString();
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
