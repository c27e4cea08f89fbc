package dev.waybill.cli.command;

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
                : what + sentences(item) + "\n  then  waybill redrive " + item.text("opened_by");
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
