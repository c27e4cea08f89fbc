package dev.waybill.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finding one's way in maps and lists read from YAML. */
final class Tree {
    private Tree() {}

    /** The map at a path of names. */
    static Optional<Map<String, Object>> in(Map<String, Object> map, String... path) {
        Optional<Map<String, Object>> at = Optional.of(map);
        for (String name : path) {
            at = at.map(here -> here.get(name)).filter(Map.class::isInstance).map(Tree::map);
        }
        return at;
    }

    static Optional<String> text(Map<String, Object> map, String name) {
        return Optional.ofNullable(map.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    @SuppressWarnings("unchecked") // Yaml makes no other maps
    static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new TemplateException("template.yaml: expected names and values but found " + value);
    }

    @SuppressWarnings("unchecked") // Yaml makes no other lists
    static List<Object> list(Object value) {
        if (value instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw new TemplateException("template.yaml: expected a list but found " + value);
    }

    static List<Object> list(Map<String, Object> map, String name) {
        return Optional.ofNullable(map.get(name)).map(Tree::list).orElse(List.of());
    }

    static int number(Map<String, Object> map, String name, int otherwise) {
        return text(map, name).map(Integer::parseInt).orElse(otherwise);
    }
}
