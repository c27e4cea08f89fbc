package dev.waybill.domain.message;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;

/**
 * The one thing a change is about: a kind, the system it was born in, and its id there (as text, exact beyond 2^53).
 * Its key {@code order#shop-es#1001} is the ledger's partition key.
 */
public record SubjectRef(EntityKind kind, SystemId system, String id) {
    public SubjectRef {
        if (id.isBlank() || id.length() > 200) {
            throw new IllegalArgumentException("a subject's id has 1 to 200 characters, but had " + id.length());
        }
    }

    public String key() {
        return kind.word() + "#" + system + "#" + id;
    }

    /**
     * Reads a key back.
     *
     * @throws IllegalArgumentException if the text is not a subject's key
     */
    public static SubjectRef parse(String key) {
        String[] parts = key.split("#", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected kind#system#id but was '" + key + "'");
        }
        return new SubjectRef(EntityKind.of(parts[0]), new SystemId(parts[1]), parts[2]);
    }

    /** For people: in one line, whatever a shop put into its id. */
    @Override
    public String toString() {
        return kind.word() + " " + system + ":" + id.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
}
