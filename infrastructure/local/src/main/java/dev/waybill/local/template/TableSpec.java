package dev.waybill.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table.
 *
 * @param attributeTypes types of the key attributes: {@code S}, {@code N} or {@code B}
 * @param timeToLive attribute by which items expire
 */
public record TableSpec(
        String logical,
        String name,
        Map<String, String> attributeTypes,
        List<Key> keys,
        List<Index> indexes,
        Optional<String> timeToLive) {
    public TableSpec {
        attributeTypes = Map.copyOf(attributeTypes);
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }

    /** One part of a key: {@code HASH} or {@code RANGE}. */
    public record Key(String attribute, String type) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param included further attributes, for {@code INCLUDE}
     */
    public record Index(String name, List<Key> keys, String projection, List<String> included) {
        public Index {
            keys = List.copyOf(keys);
            included = List.copyOf(included);
        }
    }
}
