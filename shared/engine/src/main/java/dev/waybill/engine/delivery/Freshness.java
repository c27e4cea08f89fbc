package dev.waybill.engine.delivery;

import dev.waybill.connector.Capability;
import dev.waybill.connector.order.OrderReader.CurrentOrder;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.landscape.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An old message tells an old story: before it is carried, its source is asked how the thing stands now, where the
 * connector can. So what lay for a day (an outage, a dead letter) is carried as it is today, not as it was.
 *
 * @param most older messages are read again
 */
public record Freshness(Duration most) {
    /**
     * What is carried in place of a message.
     *
     * @param note what was done about its age, in words; empty if it is young
     */
    record Told(Envelope envelope, String note) {}

    /**
     * The message, as its source tells it now if it is old. What a person corrected is never replaced.
     *
     * @throws FailureException UNAVAILABLE kind if the source does not answer now: the message waits
     */
    Told told(Envelope envelope, Running running, Instant now) {
        boolean old = envelope.receivedAt().plus(most).isBefore(now) && !envelope.isCorrected();
        boolean readable = envelope.subject().kind() == EntityKind.ORDER
                && envelope.subject().system().equals(envelope.source())
                && running.can(envelope.source(), Capability.ORDER_READING);
        return old && readable ? readAgain(envelope, running) : new Told(envelope, "");
    }

    private static Told readAgain(Envelope envelope, Running running) {
        try {
            Optional<CurrentOrder> current =
                    running.require(envelope.source()).orderReader().read(envelope.subject());
            return current.map(state -> new Told(
                            envelope.readAgain(state.body(), state.version()),
                            "old, so read again from " + envelope.source()))
                    .orElseGet(() -> new Told(
                            envelope,
                            "old, but " + envelope.source() + " does not have it any more: carried as it was"));
        } catch (FailureException e) {
            Failure failure = e.failure();
            if (failure.kind() == FailureKind.UNAVAILABLE) {
                throw e;
            }
            return new Told(
                    envelope,
                    "old, but could not be read again from " + envelope.source() + " (" + failure.code()
                            + "): carried as it was");
        }
    }
}
