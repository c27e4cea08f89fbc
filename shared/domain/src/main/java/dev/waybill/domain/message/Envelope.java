package dev.waybill.domain.message;

import dev.waybill.domain.system.SystemId;
import java.time.Instant;
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

    /** What may not be carried out of order: the changes of one subject for one target. */
    public String group() {
        return target + "|" + subject.key();
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
        Map<String, String> marked = new java.util.HashMap<>(headers);
        marked.put(TOO_LARGE, Integer.toString(body.length()));
        return with(marked, Body.empty(), redriven);
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
