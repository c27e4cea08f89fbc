package dev.waybill.connector.webhook;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.util.List;

/** Understanding a product's webhooks, in two steps that must not be swapped: believe, then look. */
public interface Webhooks {
    /**
     * What an unsigned greeting is, such as a shop's ping on set-up; empty for everything that must be signed.
     * A greeting is answered 200 and carries nothing.
     */
    default boolean isGreeting(RawWebhook webhook) {
        return false;
    }

    /**
     * Proves that the system sent these bytes: constant-time comparison on the raw body, with the current secret and,
     * during a rotation, the previous one.
     *
     * @throws FailureException UNAUTHENTIC kind if it does not; {@code SECRET_MISSING} if there is nothing to prove with
     */
    void verify(RawWebhook webhook);

    /**
     * What a verified webhook is about, by headers and a streaming peek at the body. Never throws for a body it cannot
     * read: it then answers {@link Notice.Change} with an id made from the body's hash, so that the message becomes a
     * readable dead letter instead of being lost.
     */
    Notice identify(RawWebhook webhook);

    /** The shop's ids of the orders that a privacy request names; none for a body that cannot be read, and where it names none. */
    default List<String> ordersNamed(Body privacyRequest) {
        return List.of();
    }
}
