package dev.waybill.engine.operator;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.redrive.By;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.redrive.Terms;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a person asks for. Safe to ask again: what was done is not done twice. */
public sealed interface Command {
    /** Who asks, and why. */
    By by();

    /**
     * Send operations again.
     *
     * @param edit what is corrected; only for one operation
     * @param preview true to be told what would be written where, without sending anything
     */
    record Redrive(Selection selection, Terms terms, By by, Edit edit, boolean preview) implements Command {}

    /** Everything of an incident that is not being tried again needs nothing from Waybill any more. */
    record DismissIncident(Cause cause, By by) implements Command {}

    /** One operation needs nothing from Waybill any more. */
    record DismissOperation(OperationId operation, By by) implements Command {}

    /**
     * Let prices of a change set go live, or keep them from it.
     *
     * @param skus which; empty for all that nobody decided yet
     * @param from when they may go live at the earliest; empty for at once
     */
    record DecideChanges(String set, boolean approve, Set<String> skus, Optional<Instant> from, By by)
            implements Command {
        public DecideChanges {
            skus = Set.copyOf(skus);
        }
    }

    /** Show the prices again that were shown before a change set was published. */
    record UndoChanges(String set, By by) implements Command {}
}
