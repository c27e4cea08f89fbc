package dev.waybill.local.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which route a call takes, as API Gateway decides it: the most specific path wins, then a greedy one, then
 * {@code $default}; https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * (read 2026-11).
 */
final class HttpRoutes<T> {
    private final List<Entry<T>> entries = new ArrayList<>();

    private record Entry<T>(String method, List<String> path, String key, T target) {
        boolean takes(String called) {
            return method.equals("ANY") || method.equals(called);
        }

        /** Fixed parts count most, a greedy part counts least. */
        int specificity() {
            return path.stream()
                    .mapToInt(part -> part.endsWith("+}") ? 0 : part.startsWith("{") ? 1 : 100)
                    .sum();
        }
    }

    /** The route that was found, with what its path's variables stand for. */
    record Match<T>(String key, T target, Map<String, String> parameters) {}

    void add(String method, String path, String key, T target) {
        List<String> parts = path.equals("$default") ? List.of("{proxy+}") : parts(path);
        entries.add(new Entry<>(path.equals("$default") ? "ANY" : method, parts, key, target));
    }

    Optional<Match<T>> find(String method, List<String> path) {
        return entries.stream()
                .filter(entry -> entry.takes(method))
                .sorted(Comparator.comparingInt((Entry<T> entry) -> entry.specificity())
                        .reversed())
                .flatMap(entry ->
                        parameters(entry.path(), path)
                                .map(found -> new Match<>(entry.key(), entry.target(), found))
                                .stream())
                .findFirst();
    }

    private static Optional<Map<String, String>> parameters(List<String> route, List<String> path) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < route.size(); i++) {
            String part = route.get(i);
            if (part.endsWith("+}")) {
                found.put(
                        part.substring(1, part.length() - 2),
                        String.join("/", path.subList(Math.min(i, path.size()), path.size())));
                return Optional.of(found);
            }
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                found.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return route.size() == path.size() ? Optional.of(found) : Optional.empty();
    }

    private static List<String> parts(String path) {
        return java.util.Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
