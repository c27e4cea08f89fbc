package dev.waybill.bench.storm;

import dev.waybill.demo.erp.SalesOrder;
import java.util.List;
import java.util.Random;

/** What happens to an order in its shop, state by state, and how it must stand in the ERP in the end. */
enum Life {
    PAID_AT_ONCE(75, SalesOrder.State.CONFIRMED),
    PAID_LATER(15, SalesOrder.State.CONFIRMED),
    NEVER_PAID(3, SalesOrder.State.DRAFT),
    CALLED_OFF(4, SalesOrder.State.CANCELLED),
    PAID_LATER_AND_CALLED_OFF(3, SalesOrder.State.CANCELLED);

    /** As both shops know it. */
    enum State {
        PENDING,
        PAID,
        CANCELLED
    }

    private final int percent;
    private final SalesOrder.State end;

    Life(int percent, SalesOrder.State end) {
        this.percent = percent;
        this.end = end;
    }

    static Life drawn(Random random) {
        int lot = random.nextInt(100);
        for (Life life : values()) {
            lot -= life.percent;
            if (lot < 0) {
                return life;
            }
        }
        return PAID_AT_ONCE;
    }

    SalesOrder.State end() {
        return end;
    }

    /** Oldest first. */
    List<State> states() {
        return switch (this) {
            case PAID_AT_ONCE -> List.of(State.PAID);
            case PAID_LATER -> List.of(State.PENDING, State.PAID);
            case NEVER_PAID -> List.of(State.PENDING);
            case CALLED_OFF -> List.of(State.PAID, State.CANCELLED);
            case PAID_LATER_AND_CALLED_OFF -> List.of(State.PENDING, State.PAID, State.CANCELLED);
        };
    }
}
