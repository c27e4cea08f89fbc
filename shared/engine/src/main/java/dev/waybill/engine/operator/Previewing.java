package dev.waybill.engine.operator;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.port.Ledger;
import dev.waybill.engine.redrive.Edit;
import dev.waybill.engine.redrive.Pause;
import dev.waybill.engine.redrive.Redrive;
import dev.waybill.engine.redrive.Redriven;
import dev.waybill.engine.redrive.Selection;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.engine.rehearsal.Rehearsal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what sending again would write. Reads from the real systems, so it keeps to the rate as well. */
public final class Previewing {
    /** More than anybody reads. */
    private static final int MOST = 100;
    /** An answer of Lambda has at most 6 MB; a change takes some hundred bytes. */
    private static final int MOST_CHANGES = 10_000;

    private final Redriving redriving;
    private final Chosen chosen;
    private final Redrive redrive;
    private final Rehearsals rehearsals;

    public Previewing(Redriving redriving, Chosen chosen, Redrive redrive, Rehearsals rehearsals) {
        this.redriving = redriving;
        this.chosen = chosen;
        this.redrive = redrive;
        this.rehearsals = rehearsals;
    }

    /** What it takes to rehearse one operation after the other. */
    public record Rehearsals(Ledger ledger, Rehearsal rehearsal, Pause pause, Clock clock) {}

    Answer run(Command.Redrive command, Instant deadline) {
        List<OpenItem> items = chosen.by(command.selection());
        Optional<Answer.Refused> wrong = redriving.wrong(command, items);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (items.isEmpty() && command.selection() instanceof Selection.One one) {
            return redrive.hindrance(one.operation())
                    .map(reason -> new Answer.Refused(reason.sentence(), "there is nothing to preview"))
                    .orElseGet(() -> Redriving.changedMeanwhile(one.operation()));
        }
        return previews(items, command, deadline);
    }

    private Answer previews(List<OpenItem> items, Command.Redrive command, Instant deadline) {
        List<Preview> previews = new ArrayList<>();
        Optional<Failure> stopped = Optional.empty();
        int changes = 0;
        for (OpenItem item : items) {
            if (previews.size() == Math.min(MOST, command.terms().most())
                    || changes > MOST_CHANGES
                    || !rehearsals.clock().instant().isBefore(deadline)) {
                break;
            }
            if (!previews.isEmpty()) {
                rehearsals.pause().passes(command.terms().spacing());
            }
            try {
                previews.add(preview(item, command.edit()));
                changes += previews.getLast().changes().size();
            } catch (FailureException e) {
                stopped = Optional.of(e.failure());
                break;
            }
        }
        return new Answer.Previews(previews, items.size() - previews.size(), stopped.map(Operator::sentence));
    }

    private Preview preview(OpenItem item, Edit edit) {
        Optional<KeptMessage> kept = rehearsals.ledger().kept(item.opened().by());
        return kept.map(message -> rehearsals
                        .rehearsal()
                        .of(
                                item.opened().by(),
                                edit.of(
                                        message.envelope(),
                                        item.opened().cause().code())))
                .orElseGet(() -> new Preview(
                        item.opened().by(),
                        item.subject(),
                        item.target(),
                        new Redriven.Unknown(item.opened().by()).sentence(),
                        false,
                        List.of()));
    }
}
