package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of the tree that has walls: which package it is, and which other rooms it may know. DESIGN §3 as data.
 *
 * @param name the folder's name, or {@code connectors/woocommerce}
 */
record Room(String name, Set<String> mayKnow) {
    private static final String BASE = "dev.waybill.";
    private static final String EVERYTHING = "*";

    /** The room of one of our classes; none for foreign ones. */
    static Optional<Room> of(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(BASE)) {
            return Optional.empty();
        }
        String[] parts = name.substring(BASE.length()).split("\\.", -1);
        return Optional.of(
                switch (parts[0]) {
                    case "domain" -> new Room("domain", Set.of());
                    case "connector" -> new Room("connector-api", Set.of("domain"));
                    case "connectors" -> connector(parts.length > 1 ? parts[1] : "");
                    case "engine" -> new Room("engine", Set.of("connector-api", "domain"));
                    case "flows" -> new Room("flows", Set.of("engine", "connector-api", "domain"));
                    case "views" -> new Room("views", Set.of("flows", "engine", "domain"));
                    case "aws" -> new Room("aws", Set.of("engine", "connector-api", "domain"));
                    case "functions" -> function(parts.length > 1 ? parts[1] : "");
                    case "testkit" -> new Room("testkit", Set.of("flows", "engine", "connector-api", "domain"));
                    case "bench", "config", "local", "demo", "cli", "checks" ->
                        new Room("infrastructure/" + parts[0], Set.of(EVERYTHING));
                    default -> new Room("nowhere in the tree (" + parts[0] + ")", Set.of());
                });
    }

    boolean may(Room other) {
        if (name.equals(other.name())) {
            return true;
        }
        if (mayKnow.contains(EVERYTHING)) {
            return !other.name().startsWith("nowhere");
        }
        return mayKnow.contains(other.name())
                || (mayKnow.contains("connectors/") && other.name().startsWith("connectors/"));
    }

    private static Room connector(String product) {
        return product.equals("catalogue")
                ? new Room("connectors/catalogue", Set.of("connectors/", "connector-api", "domain"))
                : new Room("connectors/" + product, Set.of("connector-api", "domain"));
    }

    private static Room function(String folder) {
        Set<String> usual =
                Set.of("views", "flows", "engine", "aws", "connectors/catalogue", "connector-api", "domain");
        // It alone reads configuration files: the others hold what was made of one.
        return folder.equals("redrivefailures")
                ? new Room("functions/" + folder, plus(usual, "infrastructure/config"))
                : new Room("functions/" + folder, usual);
    }

    private static Set<String> plus(Set<String> some, String one) {
        return Stream.concat(some.stream(), Stream.of(one)).collect(Collectors.toSet());
    }
}
