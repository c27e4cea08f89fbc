package dev.waybill.engine.operator;

import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import dev.waybill.engine.redrive.Redrives;
import dev.waybill.engine.redrive.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends again what a person selected. */
public final class Redriving {
    private final Chosen chosen;
    private final EditRules edits;
    private final Redrive redrive;
    private final Redrives redrives;
    private final Ledger ledger;

    public Redriving(Chosen chosen, EditRules edits, Redrive redrive, Redrives redrives, Ledger ledger) {
        this.chosen = chosen;
        this.edits = edits;
        this.redrive = redrive;
        this.redrives = redrives;
        this.ledger = ledger;
    }

    Answer run(Command.Redrive command, Instant deadline) {
        List<OpenItem> items = chosen.by(command.selection());
        Optional<Answer.Refused> wrong = wrong(command, items);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (items.isEmpty() && command.selection() instanceof Selection.One one) {
            return redrive.hindrance(one.operation())
                    .<Answer>map(reason -> new Answer.Redriven(List.of(line(reason)), 0, Optional.empty()))
                    .orElseGet(() -> changedMeanwhile(one.operation()));
        }
        Redrives.Report report = redrives.again(items, command.by(), command.edit(), command.terms(), deadline);
        return new Answer.Redriven(
                report.done().stream().map(Redriving::line).toList(),
                report.left(),
                report.stopped().map(Operator::sentence));
    }

    /** What is wrong with selection or correction. */
    Optional<Answer.Refused> wrong(Command.Redrive command, List<OpenItem> items) {
        return chosen.wrong(command.selection(), items)
                .or(() -> command.edit().isCorrection() ? wrongEdit(command, items) : Optional.empty())
                .or(() -> command.edit().approves() ? wrongApproval(items) : Optional.empty());
    }

    /** Nothing of a selection is let pass if some of it cannot be. */
    private static Optional<Answer.Refused> wrongApproval(List<OpenItem> items) {
        return items.stream()
                .filter(item -> !item.opened().cause().code().isApprovable())
                .findFirst()
                .map(item -> new Answer.Refused(
                        "operation " + item.opened().by() + " waits for "
                                + item.opened().cause().code() + ", which no approval lets pass",
                        "see what its failure says is to be done; then redrive it, correct it or dismiss it"));
    }

    private Optional<Answer.Refused> wrongEdit(Command.Redrive command, List<OpenItem> items) {
        if (items.size() > 1 || (items.isEmpty() && !(command.selection() instanceof Selection.One))) {
            return Optional.of(new Answer.Refused(
                    "a correction is for one operation, but the selection means " + items.size(),
                    "name one operation by its id; `waybill failures` lists them"));
        }
        return items.stream()
                .flatMap(item -> ledger.kept(item.opened().by()).stream())
                .flatMap(kept -> edits.wrong(command.edit(), kept.envelope()).stream())
                .findFirst();
    }

    static Answer.Refused changedMeanwhile(OperationId operation) {
        return new Answer.Refused("operation " + operation + " changed while it was looked at", "ask again");
    }

    private static Answer.Line line(Redriven redriven) {
        return new Answer.Line(redriven.id(), redriven instanceof Redriven.Queued, redriven.sentence());
    }
}
