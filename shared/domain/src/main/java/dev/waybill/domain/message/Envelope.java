package dev.waybill.domain.message;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One change on its way to one target: the body as received and what must be known to carry it.
 *
 * @param flow name of the flow that carries it, such as {@code orders-to-erp}
 * @param topic the source's word for what happened, such as {@code order.updated}
 * @param key names the delivery: the same webhook sent twice has the same key, two changes have two
 * @param version the state's version where a peek could tell it
 * @param headers the source's headers that translation needs, names in lower case, from an allow-list
 * @param body as received; {@link Body#empty()} where it was too large to carry
 */
public record Envelope(
        String flow,
        SystemId source,
        SystemId target,
        SubjectRef subject,
        String topic,
        String key,
        Optional<Version> version,
        Instant receivedAt,
        CorrelationId correlation,
        Map<String, String> headers,
        Body body,
        Redriven redriven) {
    public Envelope {
        headers = Map.copyOf(headers);
    }

    /** What may not be carried out of order: the changes of one subject for one target; for items, all from one source to one target. */
    public String group() {
        return subject.kind() == EntityKind.ITEM ? target + "|item#" + subject.system() : target + "|" + subject.key();
    }

    /** Whether and by whom a message was sent again after it had failed or been held. */
    public enum Redriven {
        NO,
        YES
    }

    /**
     * Most bytes of a body that are carried: a thousand order lines with all that the largest shop system writes about each
     * come to half of it, and what a Lambda function can be called with ends soon after (6 MB, Lambda quotas).
     */
    public static final int MOST_BODY = 4 * 1024 * 1024;

    /** Header that says how many bytes a body had that was too large to carry. */
    public static final String TOO_LARGE = "waybill-body-too-large";

    /** The same, to be sent again after it had failed or been held. */
    public Envelope asRedriven() {
        return with(headers, body, Redriven.YES);
    }

    /** The same without its body, which was too large; says so in the header {@link #TOO_LARGE}. */
    public Envelope withoutBody() {
        Map<String, String> marked = new HashMap<>(headers);
        marked.put(TOO_LARGE, Integer.toString(body.length()));
        return with(marked, Body.empty(), redriven);
    }

    /** Header that names the change which a person's correction stands for: the hash of the original body. */
    public static final String CORRECTS = "waybill-corrects";

    private static final String SETTING = "waybill-setting-";

    /**
     * The same with what a person corrected, to be sent again. It still stands for the same change, so that the original
     * and its correction are never both carried.
     *
     * @param corrected the body to carry in place of the original
     * @param settings of the target, for this one message: {@code items.SKU-1} → {@code 4711}
     */
    public Envelope corrected(Body corrected, Map<String, String> settings) {
        Map<String, String> marked = new HashMap<>(headers);
        marked.put(CORRECTS, contentHash());
        settings.forEach((name, value) -> marked.put(SETTING + name, value));
        return with(marked, corrected, Redriven.YES);
    }

    private static final String APPROVED = "waybill-approved";

    /** The same, to be sent again; a person looked at what held it and lets this, and nothing else, pass. */
    public Envelope approving(FailureCode heldFor) {
        Map<String, String> marked = new HashMap<>(headers);
        marked.put(APPROVED, heldFor.name());
        return with(marked, body, Redriven.YES);
    }

    /** Whether a person lets it pass although it would be held for this. */
    public boolean isApproved(FailureCode heldFor) {
        return heldFor.name().equals(headers.get(APPROVED));
    }

    /** The same change as its source tells it now. */
    public Envelope readAgain(Body current, Optional<Version> currentVersion) {
        return new Envelope(
                flow,
                source,
                target,
                subject,
                topic,
                key,
                currentVersion,
                receivedAt,
                correlation,
                headers,
                current,
                redriven);
    }

    /** What tells this change from others: the hash of its body, or of the body that it corrects. */
    public String contentHash() {
        String original = headers.get(CORRECTS);
        return original == null ? body.hash() : original;
    }

    /** Whether a person corrected it. */
    public boolean isCorrected() {
        return headers.containsKey(CORRECTS);
    }

    /** Settings of the target that hold for this message alone. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), value);
            }
        });
        return Map.copyOf(settings);
    }

    private Envelope with(Map<String, String> newHeaders, Body newBody, Redriven newRedriven) {
        return new Envelope(
                flow,
                source,
                target,
                subject,
                topic,
                key,
                version,
                receivedAt,
                correlation,
                newHeaders,
                newBody,
                newRedriven);
    }
}
