package dev.waybill.cli.command;

import dev.waybill.domain.failure.Failure;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Operation;
import java.util.Optional;

/** One thing that waits, in sentences: what, why, and what to do. */
final class ItemText {
    private ItemText() {}

    /** What waits to be settled. */
    static String of(OpenItem item) {
        String state = item.isRetrying() ? "RETRYING" : item.state().name();
        String what = state + "  " + item.subject() + " → " + item.target() + "  "
                + item.opened().cause().code() + "  "
                + When.minute(item.latest().endedAt());
        return item.isRetrying()
                ? what + why(item.latest()) + "\n  next  nothing now: " + again(item)
                : what + sentences(item.latest()) + "\n  then  waybill redrive "
                        + item.opened().by();
    }

    /** What is tried again by itself. */
    static String of(Link link) {
        Optional<Operation> latest = link.latest();
        return link.state() + "  " + link.subject() + " → " + link.target()
                + latest.flatMap(Operation::failure)
                        .map(failure -> "  " + failure.code())
                        .orElse("")
                + latest.map(one -> "  since " + When.minute(one.receivedAt())).orElse("")
                + "  attempt " + link.attempts()
                + latest.map(ItemText::sentences).orElse("");
    }

    private static String again(OpenItem item) {
        return item.opened()
                .retriedAt()
                .map(at -> "it was sent again " + When.second(at) + " and is on its way")
                .orElse("it is being tried again");
    }

    private static String sentences(Operation operation) {
        return why(operation)
                + operation
                        .failure()
                        .map(failure -> "\n  next  " + Plain.text(failure.next()))
                        .orElse("");
    }

    private static String why(Operation operation) {
        return "\n  why   " + Plain.text(operation.failure().map(Failure::why).orElse(operation.note()));
    }
}
