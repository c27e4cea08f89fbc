package dev.waybill.engine.operator;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.EmailAddress;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.erasure.Person;
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

    /**
     * Ask a system at once what changed, though its time may not have come.
     *
     * @param list one of what it lists; empty for all
     * @param since to read once more from that time on, by the system's clock; the cursor stays where it is. Empty to go on from the cursor
     */
    record Poll(SystemId system, Optional<EntityKind> list, Optional<Instant> since, By by) implements Command {}

    /**
     * Read once more at its source, and queue again. What was done already is recognised and skipped.
     *
     * @param flow for whom; empty for whatever is listed
     * @param preview true to be told what that would be, without queueing anything
     */
    record Replay(Replayable what, Optional<FlowSpec> flow, Terms terms, By by, boolean preview) implements Command {}

    /** Everything of an incident that is not being tried again needs nothing from Waybill any more. */
    record DismissIncident(Cause cause, By by) implements Command {}

    /**
     * Erase what is kept about a person.
     *
     * @param receipt its id, chosen by who asks; asked again with the same one, the same erasure goes on
     * @param preview true to be told what would be erased, without erasing anything
     */
    record Erase(String receipt, Person person, By by, boolean preview) implements Command {}

    /** One operation needs nothing from Waybill any more. */
    record DismissOperation(OperationId operation, By by) implements Command {}

    /**
     * Prove a configuration file, and say what would change; nothing is written.
     *
     * @param source the file as written
     * @param replay also decide again under it what changed lately; empty to leave that
     */
    record CheckConfiguration(String source, Optional<LookBack> replay, By by) implements Command {}

    /**
     * How much is decided again.
     *
     * @param days what changed within so many, 1 to 31
     * @param most of each way, 1 to 1,000
     */
    record LookBack(int days, int most) {
        public LookBack {
            if (days < 1 || days > 31 || most < 1 || most > 1_000) {
                throw new IllegalArgumentException(
                        "1 to 31 days and 1 to 1000 of each way are decided again, not " + days + " and " + most);
            }
        }
    }

    /** Take a configuration file into force. */
    record ApplyConfiguration(String source, By by) implements Command {}

    /**
     * Let prices of a change set go live, or keep them from it.
     *
     * @param skus which; empty for all that nobody decided yet
     * @param from when they may go live at the earliest; empty for at once
     * @param preview true to be told what would come of it, without deciding anything
     */
    record DecideChanges(String set, boolean approve, Set<String> skus, Optional<Instant> from, By by, boolean preview)
            implements Command {
        public DecideChanges {
            skus = Set.copyOf(skus);
        }

        /** In earnest. */
        public DecideChanges(String set, boolean approve, Set<String> skus, Optional<Instant> from, By by) {
            this(set, approve, skus, from, by, false);
        }
    }

    /** Ask the shops for what they have of somebody; nothing is written anywhere, and the address is not kept. */
    record FindBuyer(EmailAddress email, By by) implements Command {}

    /** Ask a system once for each thing that its routes need of it; nothing is written anywhere. */
    record TestConnection(SystemId system, By by) implements Command {}

    /**
     * Show the prices again that were shown before a change set was published.
     *
     * @param preview true to be told how many would go back, without asking for it
     */
    record UndoChanges(String set, By by, boolean preview) implements Command {
        /** In earnest. */
        public UndoChanges(String set, By by) {
            this(set, by, false);
        }
    }
}
