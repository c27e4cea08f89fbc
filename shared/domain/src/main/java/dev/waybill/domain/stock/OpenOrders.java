package dev.waybill.domain.stock;

import java.util.Arrays;
import java.util.Optional;

/** What is done about orders that a shop took and the owner of stock does not have yet: it still counts their goods as there. */
public enum OpenOrders {
    SUBTRACTED("subtract"),
    IGNORED("ignore");

    private final String word;

    OpenOrders(String word) {
        this.word = word;
    }

    /** As the configuration says it. */
    public String word() {
        return word;
    }

    public static Optional<OpenOrders> of(String word) {
        return Arrays.stream(values()).filter(way -> way.word.equals(word)).findFirst();
    }
}
