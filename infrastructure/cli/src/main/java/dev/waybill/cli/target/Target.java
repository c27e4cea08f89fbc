package dev.waybill.cli.target;

import java.util.Map;

/**
 * Where a command works.
 *
 * @param words for people: {@code the local instance of …}, {@code AWS, profile live}
 */
public record Target(String words, Map<String, String> variables) {
    public Target {
        variables = Map.copyOf(variables);
    }

    /** Says no variable: some are keys. */
    @Override
    public String toString() {
        return words;
    }
}
