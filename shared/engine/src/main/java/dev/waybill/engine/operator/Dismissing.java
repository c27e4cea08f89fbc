package dev.waybill.engine.operator;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Dismissal;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Selection;
import java.util.Optional;

/** Takes off the list what a person says needs nothing any more. */
public final class Dismissing {
    private final Chosen chosen;
    private final Redrive redrive;
    private final Dismissal dismissal;

    public Dismissing(Chosen chosen, Redrive redrive, Dismissal dismissal) {
        this.chosen = chosen;
        this.redrive = redrive;
        this.dismissal = dismissal;
    }

    Answer incident(Cause cause, By by) {
        int dismissed = dismissal.dismiss(cause, by);
        return dismissed > 0 ? new Answer.Dismissed(dismissed) : chosen.nothing(cause);
    }

    Answer operation(OperationId operation, By by) {
        Optional<OpenItem> item =
                chosen.by(new Selection.One(operation)).stream().findFirst();
        if (item.isEmpty()) {
            return redrive.hindrance(operation)
                    .map(reason -> new Answer.Refused(
                            reason.sentence().replace("nothing was sent", "nothing was dismissed"),
                            "`waybill failures` lists what is open"))
                    .orElseGet(() -> Redriving.changedMeanwhile(operation));
        }
        if (dismissal.dismiss(item.get(), by)) {
            return new Answer.Dismissed(1);
        }
        return item.get().isRetrying()
                ? new Answer.Refused(
                        item.get().subject() + " is being tried again in "
                                + item.get().target(),
                        "wait for the outcome; if it is held or fails again, dismiss it then")
                : Redriving.changedMeanwhile(operation);
    }
}
