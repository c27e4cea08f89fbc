package dev.waybill.connector.http;

import dev.waybill.domain.failure.FailureException;

/** The one door to the outside. */
public interface HttpDoor {
    /**
     * Sends a request and answers whatever status came back.
     *
     * @throws FailureException {@code UNREACHABLE} if nothing can have arrived there, {@code DOWN} if the answer to a
     *     read was lost, {@code ANSWER_MISSING} if the answer to a write was lost
     */
    HttpAnswer send(HttpCall call);
}
