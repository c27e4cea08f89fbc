package dev.waybill.cli.command;

import dev.waybill.engine.whatif.OtherOutcome;
import dev.waybill.engine.whatif.Replayed;
import dev.waybill.engine.whatif.WhatIf.Report;
import dev.waybill.engine.whatif.WhatIf.Unasked;
import java.util.stream.Collectors;

/** What another configuration would have decided, for people. */
record WhatIfText(Report report) {
    /** More are counted, not named; {@code --json} names all. */
    private static final int MOST_NAMED = 50;

    @Override
    public String toString() {
        String ways = report.replayed().stream().map(WhatIfText::way).collect(Collectors.joining());
        String unasked = report.unasked().stream().map(WhatIfText::unasked).collect(Collectors.joining());
        return ways + unasked + verdict();
    }

    private static String way(Replayed replayed) {
        String head = replayed.flow().word() + ", " + replayed.way() + ": "
                + Plain.count(replayed.decisions(), "decision", "decisions") + " made again, "
                + replayed.others().size() + " would end otherwise"
                + (replayed.left() > 0 ? "; " + replayed.left() + " older ones were not (--limit)" : "") + "\n";
        String others = replayed.others().stream()
                .limit(MOST_NAMED)
                .map(WhatIfText::other)
                .collect(Collectors.joining());
        int more = replayed.others().size() - MOST_NAMED;
        return head + others + (more > 0 ? "  and " + more + " more: --json names all\n" : "");
    }

    private static String other(OtherOutcome other) {
        return "  " + Plain.text(other.what()) + "\n    now   " + Plain.text(other.inForce()) + "\n    then  "
                + Plain.text(other.wanted()) + "\n";
    }

    private static String unasked(Unasked unasked) {
        return unasked.about() + " could not be decided again ("
                + unasked.failure().code() + "): "
                + Plain.text(unasked.failure().why()) + "\n  next  "
                + Plain.text(unasked.failure().next()) + "\n";
    }

    private String verdict() {
        return report.others() == 0
                ? "no decision that was made again would end otherwise\n"
                : Plain.count(report.others(), "decision", "decisions") + " would end otherwise; nothing was written\n";
    }
}
