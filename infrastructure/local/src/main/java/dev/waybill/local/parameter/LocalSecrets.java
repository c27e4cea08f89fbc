package dev.waybill.local.parameter;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.ConnectorType;
import dev.waybill.demo.DemoShopRest;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The secrets of a local run: those that a person wrote into a file, and made-up ones for the rest. Both are files of the
 * same shape: {@code {"/waybill/shop-es": {"webhook-secret": "…"}}}. {@code toString} hides them.
 */
public final class LocalSecrets {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BYTES = 32;
    private static final String REST = "rest-";
    /** Of a Shopify shop. With one made up, a real shop would be asked for its orders. */
    private static final String TOKEN = "access-token";

    private final Optional<Path> given;
    private final Map<String, Map<String, String>> made;

    private LocalSecrets(Optional<Path> given, Map<String, Map<String, String>> made) {
        this.given = given;
        this.made = made;
    }

    /**
     * Where secrets come from and stay.
     *
     * @param given a person's file, read anew each time, so that a rotation can be tried; empty for none
     * @param kept where made-up ones stay between runs; empty for this run only
     */
    public record Sources(Optional<Path> given, Optional<Path> kept) {}

    /** Makes up what is missing for the systems of a landscape. */
    public static LocalSecrets of(
            Landscape landscape, Map<String, ConnectorType> types, Sources files, RandomGenerator random) {
        Map<String, Map<String, String>> made =
                new TreeMap<>(files.kept().map(LocalSecrets::read).orElse(Map.of()));
        for (SystemSpec system : landscape.systems()) {
            system.secrets().ifPresent(path -> {
                Map<String, String> names = new TreeMap<>(made.getOrDefault(path, Map.of()));
                names.remove(TOKEN);
                needed(types, system).forEach(name -> names.computeIfAbsent(name, unused -> random(random)));
                made.put(path, names);
            });
        }
        files.kept().ifPresent(file -> write(file, made));
        return new LocalSecrets(files.given(), made);
    }

    /** The value of each parameter: a JSON object of names to texts. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        all().forEach((path, names) -> {
            ObjectNode json = JSON.createObjectNode();
            names.forEach(json::put);
            parameters.put(path, json.toString());
        });
        return parameters;
    }

    public Optional<String> find(SystemSpec system, String name) {
        return system.secrets().map(path -> all().getOrDefault(path, Map.of()).get(name));
    }

    private Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> all = new TreeMap<>(made);
        given.map(LocalSecrets::read)
                .ifPresent(told -> told.forEach((path, names) -> all.merge(path, names, LocalSecrets::told)));
        return all;
    }

    /** A person's file says all of a system's secrets, but for the keys of a shop that the demo plays. */
    private static Map<String, String> told(Map<String, String> madeUp, Map<String, String> told) {
        Map<String, String> names = new TreeMap<>(told);
        madeUp.forEach((name, secret) -> {
            if (name.startsWith(REST)) {
                names.putIfAbsent(name, secret);
            }
        });
        return names;
    }

    /** A previous secret exists during a rotation only; keys can be made up for shops that the demo plays, not for real ones. */
    private static List<String> needed(Map<String, ConnectorType> types, SystemSpec system) {
        return Optional.ofNullable(types.get(system.connector())).map(ConnectorType::secrets).orElse(List.of()).stream()
                .filter(name -> !name.endsWith("-previous"))
                .filter(name -> !name.equals(TOKEN))
                .filter(name -> !name.startsWith(REST) || DemoShopRest.plays(system))
                .toList();
    }

    private static String random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, Map<String, String>> read(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<Map<String, Map<String, String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the secrets in " + file
                            + " cannot be read: a JSON object of paths, each with an object of names to texts",
                    e);
        }
    }

    private static void write(Path file, Map<String, Map<String, String>> made) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
