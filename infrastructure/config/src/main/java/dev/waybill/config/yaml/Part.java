package dev.waybill.config.yaml;

import dev.waybill.config.problem.Place;
import java.util.List;
import java.util.Optional;

/** A part of a YAML file that knows where it stands. */
public sealed interface Part {
    Place place();

    /** In plain words, for sentences such as "expected a list but was text". */
    String kind();

    /**
     * A single value, exactly as written: {@code NO} stays {@code NO} and {@code 0019} stays {@code 0019}.
     *
     * @param quoted whether it stood in quotes and is text for sure
     */
    record Text(Place place, String value, boolean quoted) implements Part {
        @Override
        public String kind() {
            return value.isEmpty() ? "empty" : "text";
        }
    }

    /** Values in order. */
    record Sequence(Place place, List<Part> items) implements Part {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Names with values, in the order written; no name twice. */
    record Mapping(Place place, List<Entry> entries) implements Part {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a group of names";
        }

        public Optional<Entry> entry(String name) {
            return entries.stream()
                    .filter(entry -> entry.name().value().equals(name))
                    .findFirst();
        }

        /** The value of a name if it is there and is a single value that is not empty. */
        public Optional<Text> text(String name) {
            return entry(name)
                    .map(Entry::value)
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .filter(text -> !text.value().isBlank());
        }

        public Optional<Mapping> mapping(String name) {
            return entry(name)
                    .map(Entry::value)
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast);
        }

        /** The items of a list; empty if there is no list of that name. */
        public List<Part> items(String name) {
            return entry(name).map(Entry::value).stream()
                    .filter(Sequence.class::isInstance)
                    .flatMap(list -> ((Sequence) list).items().stream())
                    .toList();
        }
    }

    /** One name and its value. */
    record Entry(Text name, Part value) {}
}
