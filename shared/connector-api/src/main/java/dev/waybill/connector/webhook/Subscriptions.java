package dev.waybill.connector.webhook;

import dev.waybill.domain.failure.FailureException;
import java.util.List;

/**
 * Asking a system which of the webhooks that Waybill lives on it still sends. Shops switch them off after some failed deliveries
 * and tell nobody. Only looks; switching them on again is for a person, who first mends what made them fail.
 */
public interface Subscriptions {
    /**
     * Every topic that orders need, once, as it stands now.
     *
     * @throws FailureException if the system cannot be asked; MISCONFIGURED kind if a person must do something first, such as a
     *     token that ended
     */
    List<Subscription> now();

    /** What a person does to have the missing ones sent again, in the product's own words. */
    String remedy();

    /**
     * How it stands with one topic.
     *
     * @param topic the product's word, such as {@code order.updated}
     * @param detail what the system says about it, for a person; may be empty
     */
    record Subscription(String topic, State state, String detail) {
        public boolean isSent() {
            return state == State.ACTIVE;
        }
    }

    /** Whether a topic is sent to Waybill. */
    enum State {
        ACTIVE,
        /** Switched off by a person. */
        PAUSED,
        /** Switched off by the system itself, after failed deliveries. */
        DISABLED,
        /** There is none, or it goes elsewhere. */
        MISSING;

        /** As said to people: {@code disabled}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
