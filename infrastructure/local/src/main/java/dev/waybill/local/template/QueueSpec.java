package dev.waybill.local.template;

import java.util.Map;

/**
 * A queue.
 *
 * @param attributes as {@code CreateQueue} takes them, redrive policy as JSON
 */
public record QueueSpec(String logical, String name, String url, String arn, Map<String, String> attributes) {
    public QueueSpec {
        attributes = Map.copyOf(attributes);
    }

    public boolean isFifo() {
        return name.endsWith(".fifo");
    }

    int visibilitySeconds() {
        return Integer.parseInt(attributes.getOrDefault("VisibilityTimeout", "30"));
    }
}
