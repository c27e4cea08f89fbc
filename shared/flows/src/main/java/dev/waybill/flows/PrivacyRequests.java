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
                "answer it within 30 days: hand out or erase what you and the connected systems keep about this"
                        + " person; the request itself is kept with this operation");
        return new Outcome.Held(request, Optional.empty(), List.of());
    }
}
