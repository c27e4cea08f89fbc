package dev.waybill.functions.operatorapi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can be asked.
 *
 * @param path such as {@code /v1/incidents/{incident}}
 * @param needs who may ask
 */
record Endpoint(String method, String path, Role needs, Answering answering) {
    /** Answers with the path's named parts. */
    @FunctionalInterface
    interface Answering {
        Reply answer(HttpAsked asked, Map<String, String> named);
    }

    static Endpoint get(String path, Role needs, Answering answering) {
        return new Endpoint("GET", path, needs, answering);
    }

    static Endpoint post(String path, Role needs, Answering answering) {
        return new Endpoint("POST", path, needs, answering);
    }

    /** The named parts of a path, if it is this one's. */
    Optional<Map<String, String>> match(List<String> asked) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        if (parts.size() != asked.size()) {
            return Optional.empty();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                named.put(part.substring(1, part.length() - 1), asked.get(i));
            } else if (!part.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }
}
