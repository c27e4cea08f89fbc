package dev.waybill.domain.ownership;

import java.util.Locale;

/** The kinds of thing that Waybill carries. */
public enum EntityKind {
    ORDER,
    STOCK,
    DOCUMENT,
    PARTY,
    ITEM,
    /** No business data: what a system tells us by itself. */
    WEBHOOK;

    /** The word used in keys, configuration and messages: {@code order}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EntityKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
