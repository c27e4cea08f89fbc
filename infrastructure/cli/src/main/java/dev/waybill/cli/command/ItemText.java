package dev.waybill.cli.command;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.change.ChangeMessages;
import java.util.Arrays;

/** One thing that waits, in sentences: what, why, and what to do. */
final class ItemText {
    private ItemText() {}

    /** What waits to be settled. */
    static String open(Told item) {
        boolean retrying = item.is("retrying");
        String what = (retrying ? "RETRYING" : item.text("state")) + "  " + item.subject() + " → "
                + item.text("target_system") + "  " + item.text("code") + "  " + item.minute("ended_at");
        return retrying
                ? what + why(item) + "\n  next  nothing now: " + again(item)
                : what + sentences(item) + until(item) + "\n  then  waybill " + command(item);
    }

    private static String until(Told item) {
        return item.time("deadline")
                .map(time -> "\n  until " + When.minute(time) + ", then "
                        + switch (item.text("then")) {
                            case "reject" -> "it is rejected by itself";
                            case "approve" -> "it is let pass by itself";
                            default -> "it is overdue";
                        })
                .orElse("");
    }

    /** About prices, a set is decided and not the operation that proposed it; what a rule holds would be held by it again. */
    private static String command(Told item) {
        String code = item.text("code");
        if (code.equals(FailureCode.PRICES_TO_APPROVE.name())) {
            return "changes show " + ChangeMessages.setId(item.subject(), new SystemId(item.text("target_system")));
        }
        return (isApprovable(code) ? "approve " : "redrive ") + item.text("opened_by");
    }

    private static boolean isApprovable(String code) {
        return Arrays.stream(FailureCode.values())
                .anyMatch(known -> known.name().equals(code) && known.isApprovable());
    }

    /** What is tried again by itself. */
    static String waiting(Told link) {
        return link.text("state") + "  " + link.subject() + " → " + link.text("target_system")
                + link.find("code").map(code -> "  " + code).orElse("")
                + link.time("received_at")
                        .map(at -> "  since " + When.minute(at))
                        .orElse("")
                + "  attempt " + link.count("attempts")
                + (link.find("operation_id").isPresent() ? sentences(link) : "");
    }

    private static String again(Told item) {
        return item.time("retried_at")
                .map(at -> "it was sent again " + When.second(at) + " and is on its way")
                .orElse("it is being tried again");
    }

    private static String sentences(Told operation) {
        return why(operation)
                + operation
                        .find("next")
                        .map(next -> "\n  next  " + Plain.text(next))
                        .orElse("");
    }

    private static String why(Told operation) {
        return "\n  why   " + Plain.text(operation.find("why").orElse(operation.text("note")));
    }
}
