package dev.waybill.testkit;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import java.util.Map;
import java.util.Optional;

/** Secrets from a map; an empty text counts as not set. */
public record MemorySecrets(Map<String, String> values) implements Secrets {
    public MemorySecrets {
        values = Map.copyOf(values);
    }

    @Override
    public Optional<Secret> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !value.isBlank())
                .map(Secret::new);
    }

    @Override
    public String toString() {
        return "MemorySecrets[hidden]";
    }
}
