package dev.waybill.domain.message;

import java.util.Locale;

/** A named stage of carrying a message: the unit of timing and of "where did it fail". */
public enum Step {
    RECEIVE,
    CLAIM,
    TRANSLATE_IN,
    DECIDE,
    LOOK_UP,
    TRANSLATE_OUT,
    SEND,
    CHECK,
    RECORD;

    /** As people read it: {@code translate-in}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Step of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
