package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.ledger.Intervention;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person decides about one operation before it is sent again. The original stays as it was.
 *
 * @param body in place of the original; empty to leave it
 * @param settings of the target that hold for this operation alone, such as {@code items.SKU-1} → {@code 4711}
 * @param approves whether what held it is to pass this time, see {@link FailureCode#isApprovable}
 */
public record Edit(Optional<Body> body, Map<String, String> settings, boolean approves) {
    /** As it was. */
    public static final Edit NONE = new Edit(Optional.empty(), Map.of());

    /** As it was, and let pass. */
    public static final Edit APPROVAL = new Edit(Optional.empty(), Map.of(), true);

    public Edit {
        settings = Map.copyOf(settings);
    }

    /** A correction. */
    public Edit(Optional<Body> body, Map<String, String> settings) {
        this(body, settings, false);
    }

    /** Whether it changes what is carried. */
    public boolean isCorrection() {
        return body.isPresent() || !settings.isEmpty();
    }

    /**
     * The message to send again.
     *
     * @param heldFor why it waits
     */
    public Envelope of(Envelope original, FailureCode heldFor) {
        Envelope again =
                isCorrection() ? original.corrected(body.orElse(original.body()), settings) : original.asRedriven();
        return approves ? again.approving(heldFor) : again;
    }

    /** How the history calls it. */
    Intervention.Kind kind() {
        Intervention.Kind asItWas = approves ? Intervention.Kind.APPROVED : Intervention.Kind.REDRIVEN;
        return isCorrection() ? Intervention.Kind.CORRECTED : asItWas;
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
