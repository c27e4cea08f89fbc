package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Outcome;
import dev.waybill.engine.delivery.Delivery;
import dev.waybill.engine.delivery.Flow;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.delivery.Trace;
import java.util.List;
import java.util.Optional;

/** A privacy request that a shop's platform passes on: kept and held until a person has answered it. */
public final class PrivacyRequests implements Flow {
    @Override
    public String name() {
        return Flows.PRIVACY_REQUESTS;
    }

    @Override
    public Outcome deliver(Delivery delivery, Trace trace) {
        Envelope envelope = delivery.envelope();
        Failure request = Failure.of(
                FailureCode.PRIVACY_REQUEST,
                envelope.source(),
                envelope.topic(),
                envelope.source() + " passes on a privacy request (" + envelope.topic() + ") about "
                        + envelope.subject(),
                "answer it within 30 days. To erase: `waybill erase --request ID` with this operation's id takes away"
                        + " what Waybill keeps" + orders(delivery, envelope)
                        + ", and its receipt says which systems have"
                        + " more; `waybill erase --email ADDRESS`"
                        + " finds what the request does not name. To"
                        + " hand out: `waybill message ID` shows the"
                        + " request; then dismiss it");
        return new Outcome.Held(request, Optional.empty(), List.of());
    }

    private static String orders(Delivery delivery, Envelope envelope) {
        List<String> named =
                delivery.running().require(envelope.source()).webhooks().ordersNamed(envelope.body());
        return named.isEmpty() ? "" : " of " + named.size() + " orders that it names";
    }
}
