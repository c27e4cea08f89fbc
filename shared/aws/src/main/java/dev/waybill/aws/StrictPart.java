package dev.waybill.aws;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A JSON object that says exactly what we know: a member that is unknown, missing or of another kind is an
 * {@link IllegalArgumentException} that names its path, such as {@code $.selection.shop}, and holds no value.
 */
record StrictPart(String path, JsonObject json) {
    static StrictPart of(String text) {
        return new StrictPart("$", JsonObject.parse(text));
    }

    /** Itself, if it has no other members than these. */
    StrictPart only(String... names) {
        Set<String> unknown = new TreeSet<>(json.names());
        Set<String> known = Set.of(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    place(printable(unknown.iterator().next())) + " is not known here; known are "
                            + String.join(", ", new TreeSet<>(known)));
        }
        return this;
    }

    boolean has(String name) {
        return json.names().contains(name);
    }

    String text(String name) {
        return find(name, text -> text).orElseThrow(() -> missing(name));
    }

    <T> T value(String name, Function<String, T> meaning) {
        return find(name, meaning).orElseThrow(() -> missing(name));
    }

    <T> Optional<T> find(String name, Function<String, T> meaning) {
        try {
            return json.find(name).map(meaning);
        } catch (IllegalArgumentException | DateTimeException other) {
            throw wrong(name);
        }
    }

    int count(String name) {
        return value(name, Integer::parseInt);
    }

    /** False where it is missing. */
    boolean flag(String name) {
        return find(name, text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("neither true nor false");
                })
                .orElse(false);
    }

    StrictPart part(String name) {
        return findPart(name).orElseThrow(() -> missing(name));
    }

    Optional<StrictPart> findPart(String name) {
        return checked(name, () -> json.object(name)).map(object -> new StrictPart(place(name), object));
    }

    /** Empty where it is missing. */
    List<StrictPart> parts(String name) {
        List<JsonObject> objects = checked(name, () -> json.objects(name));
        return IntStream.range(0, objects.size())
                .mapToObj(index -> new StrictPart(place(name) + "[" + index + "]", objects.get(index)))
                .toList();
    }

    /** A list of texts; empty where it is missing. */
    List<String> texts(String name) {
        return checked(name, () -> json.texts(name));
    }

    /** Its own members as texts. */
    Map<String, String> texts() {
        try {
            return json.asTexts();
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(path + " holds something else than texts");
        }
    }

    private <T> T checked(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException other) {
            throw wrong(name);
        }
    }

    private String place(String name) {
        return path + "." + name;
    }

    private IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(place(name) + " is missing");
    }

    private IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException(place(name) + " is not what it should be");
    }

    private static String printable(String name) {
        String shown = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }
}
