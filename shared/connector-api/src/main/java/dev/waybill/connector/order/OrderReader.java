package dev.waybill.connector.order;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import java.util.Optional;

/** A system that can be asked how one of its orders stands now. */
public interface OrderReader {
    /**
     * An order as it stands.
     *
     * @param body in the very shape in which {@link OrderSource} reads what the system sends by itself
     * @param version of that state, where the system tells it
     */
    record CurrentOrder(Body body, Optional<Version> version) {}

    /**
     * Asks for an order. Reads only.
     *
     * @return empty if the system does not have it (any more)
     * @throws FailureException UNAVAILABLE kind if it cannot be reached now; MISCONFIGURED kind if it may not be read, such
     *     as for want of credentials
     */
    Optional<CurrentOrder> read(SubjectRef order);

    /** The system's own word for an order that changed: under it, {@link OrderSource} reads what {@link #read} answers. */
    default String topic() {
        return "order.updated";
    }
}
