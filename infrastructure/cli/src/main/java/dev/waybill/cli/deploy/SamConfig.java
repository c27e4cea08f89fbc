package dev.waybill.cli.deploy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The deployments of {@code samconfig.toml} by the names of their environments. Reads what that file is written in: tables, and on one
 * line each a name with a text, a truth value or a number
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html, read 2026-11).
 */
record SamConfig(Map<String, Map<String, String>> deployments) {
    private static final Pattern TABLE = Pattern.compile("\\[([A-Za-z0-9_-]+)\\.deploy\\.parameters]");
    private static final Pattern LINE =
            Pattern.compile("([a-z0-9_]+)\\s*=\\s*(?:\"([^\"]*)\"|([A-Za-z0-9.]+))\\s*(?:#.*)?");

    static SamConfig parse(String toml) {
        Map<String, Map<String, String>> deployments = new TreeMap<>();
        Map<String, String> current = new HashMap<>();
        for (String line : toml.lines().map(String::strip).toList()) {
            Matcher table = TABLE.matcher(line);
            Matcher entry = LINE.matcher(line);
            if (line.startsWith("[")) {
                current = table.matches()
                        ? deployments.computeIfAbsent(table.group(1), name -> new HashMap<>())
                        : new HashMap<>();
            } else if (entry.matches()) {
                current.put(entry.group(1), Optional.ofNullable(entry.group(2)).orElse(entry.group(3)));
            }
        }
        return new SamConfig(deployments);
    }

    Optional<Map<String, String>> deployment(String environment) {
        return Optional.ofNullable(deployments.get(environment));
    }

    /** The template's parameters that a deployment sets: {@code A=1 B=2}. */
    static Map<String, String> overrides(Map<String, String> deployment) {
        return words(deployment.getOrDefault("parameter_overrides", "")).stream()
                .map(word -> word.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
