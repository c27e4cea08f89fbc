package dev.waybill.functions.operatorapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of the console, as they are in the package; read once.
 *
 * @param version of all of them together: a folder's name, so that what a browser keeps for good is never another version's
 */
record ConsoleFiles(Map<String, StaticFile> files, String version) {
    static final String INDEX = "index.html";

    /** By hand, as a zip has no folder to list; a test compares it with the folder. */
    static final List<String> NAMES = List.of(
            "api.js",
            "app.js",
            "balance.js",
            "bulk.js",
            "buyer.js",
            "change.js",
            "connection.js",
            "console.css",
            "correct.js",
            "dialog.js",
            "dom.js",
            "drift.js",
            "en.json",
            "es.json",
            "favicon.svg",
            "find.js",
            "format.js",
            "incidents.js",
            INDEX,
            "item.js",
            "keys.js",
            "list.js",
            "live.js",
            "me.js",
            "ownership.js",
            "parts.js",
            "person.js",
            "prices.js",
            "priceset.js",
            "pricing.js",
            "redrive.js",
            "router.js",
            "session.js",
            "systems.js",
            "theme.js",
            "timeline.js",
            "today.js",
            "words.js",
            "writes.js");

    private static final String FOLDER = "console/";
    private static final int VERSION_LETTERS = 16;
    /** In index.html, in place of the folder that holds the others. */
    private static final String ASSETS = "{assets}";

    ConsoleFiles {
        files = Map.copyOf(files);
    }

    static ConsoleFiles ofPackage() {
        Map<String, StaticFile> read =
                NAMES.stream().collect(Collectors.toMap(Function.identity(), ConsoleFiles::read));
        String version = StaticFile.hash(NAMES.stream()
                        .map(name ->
                                name + read.getOrDefault(name, StaticFile.NONE).hash())
                        .collect(Collectors.joining("\n")))
                .substring(0, VERSION_LETTERS);
        read.computeIfPresent(INDEX, (name, index) -> index.replaced(ASSETS, "./console/" + version));
        return new ConsoleFiles(read, version);
    }

    Optional<StaticFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static StaticFile read(String name) {
        try (InputStream file = Objects.requireNonNull(ConsoleFiles.class.getResourceAsStream(FOLDER + name), name)) {
            return StaticFile.of(name, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the package cannot be read", e);
        }
    }
}
