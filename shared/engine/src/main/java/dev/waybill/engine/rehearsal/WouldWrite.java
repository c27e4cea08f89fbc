package dev.waybill.engine.rehearsal;

import dev.waybill.connector.order.PlacedOrder;
import dev.waybill.domain.order.OrderStage;
import java.util.Optional;

/** The moment at which a rehearsed flow would write. Ends the rehearsal; carries no stack trace. */
final class WouldWrite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String verb;
    private final transient Optional<PlacedOrder> current;
    private final transient Optional<OrderStage> stage;

    WouldWrite(String verb, Optional<PlacedOrder> current, Optional<OrderStage> stage) {
        super(verb, null, false, false);
        this.verb = verb;
        this.current = current;
        this.stage = stage;
    }

    String verb() {
        return verb;
    }

    Optional<PlacedOrder> current() {
        return current;
    }

    Optional<OrderStage> stage() {
        return stage;
    }
}
