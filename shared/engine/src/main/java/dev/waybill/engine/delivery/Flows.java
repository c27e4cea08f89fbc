package dev.waybill.engine.delivery;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import java.util.List;

/** The flows a function can run, by name. */
public record Flows(List<Flow> flows) {
    /** Names the flow of privacy requests; no route names it, a person answers. */
    public static final String PRIVACY_REQUESTS = "privacy-requests";

    /** Names the flow that asks whether a system still sends its webhooks; no route names it, poll-changes queues it. */
    public static final String WATCH_SOURCES = "watch-sources";

    public Flows {
        flows = List.copyOf(flows);
    }

    /**
     * The flow of a message.
     *
     * @throws FailureException {@code BODY_TOO_LARGE} for a message whose body did not fit; {@code ROUTE_MISSING} if no
     *     flow has that name
     */
    public Flow require(Envelope envelope) {
        requireWhole(envelope);
        return flows.stream()
                .filter(flow -> flow.name().equals(envelope.flow()))
                .findFirst()
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.ROUTE_MISSING,
                        envelope.target(),
                        "route",
                        "this function has no flow named '" + envelope.flow() + "'",
                        "deploy the function that carries '" + envelope.flow() + "', then redrive")));
    }

    /**
     * That a message has its body.
     *
     * @throws FailureException {@code BODY_TOO_LARGE} if it did not fit
     */
    public static void requireWhole(Envelope envelope) {
        String tooLarge = envelope.headers().get(Envelope.TOO_LARGE);
        if (tooLarge != null) {
            throw new FailureException(Failure.of(
                    FailureCode.BODY_TOO_LARGE,
                    envelope.source(),
                    "receive",
                    "the body of " + envelope.subject() + " had " + tooLarge
                            + " bytes, which is more than a queue carries even compressed; it was refused with 413",
                    "enter this one by hand, and see why it is so large in " + envelope.source()));
        }
    }
}
