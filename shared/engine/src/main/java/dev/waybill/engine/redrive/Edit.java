package dev.waybill.engine.redrive;

import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person corrects in one operation before it is sent again. The original stays as it was.
 *
 * @param body in place of the original; empty to leave it
 * @param settings of the target that hold for this operation alone, such as {@code items.SKU-1} → {@code 4711}
 */
public record Edit(Optional<Body> body, Map<String, String> settings) {
    public static final Edit NONE = new Edit(Optional.empty(), Map.of());

    public Edit {
        settings = Map.copyOf(settings);
    }

    public boolean isNone() {
        return body.isEmpty() && settings.isEmpty();
    }

    /** The message to send again. */
    public Envelope of(Envelope original) {
        return isNone() ? original.asRedriven() : original.corrected(body.orElse(original.body()), settings);
    }

    /** In words, for the history: names and values of settings, never a body. */
    public String words() {
        StringBuilder words = new StringBuilder();
        body.ifPresent(corrected -> words.append("body corrected (")
                .append(corrected.length())
                .append(" bytes, sha256 ")
                .append(corrected.hash(), 0, 12)
                .append(")"));
        new TreeMap<>(settings).forEach((name, value) -> words.append(words.isEmpty() ? "" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return words.toString();
    }
}
