package dev.waybill.engine.operator;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.poll.Span;

/** What can be read once more at its source. */
public sealed interface Replayable {
    /** All that changed there in a span. */
    record Changes(SystemId system, Span span) implements Replayable {}

    /**
     * One order.
     *
     * @param wanted as {@link Finding} takes it; {@code shop-es:1001} names one that was never seen, too
     */
    record Order(String wanted) implements Replayable {}
}
