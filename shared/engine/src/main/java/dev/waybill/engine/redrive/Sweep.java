package dev.waybill.engine.redrive;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.delivery.Adoption;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.engine.port.Ledger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps dead-letter queue and ledger saying the same: adopts what the queue itself moved there, and removes what is
 * settled. What it does not understand stays where it is.
 */
public final class Sweep {
    private static final int PER_LOOK = 10;

    private final DeadLetters letters;
    private final Ledger ledger;
    private final Adoption adoption;

    public Sweep(DeadLetters letters, Ledger ledger, Adoption adoption) {
        this.letters = letters;
        this.ledger = ledger;
        this.adoption = adoption;
    }

    /**
     * What was found.
     *
     * @param adopted moved there by the queue itself; now failed operations with their bodies kept
     * @param removed settled meanwhile, so their letters are gone
     * @param waiting wait to be settled
     * @param foreign not messages of ours; they stay
     */
    public record Report(int adopted, int removed, int waiting, int foreign) {
        static final Report NOTHING = new Report(0, 0, 0, 0);

        Report plus(Report other) {
            return new Report(
                    adopted + other.adopted, removed + other.removed, waiting + other.waiting, foreign + other.foreign);
        }
    }

    /** Looks at up to so many letters. */
    public Report run(int most) {
        return run(most, () -> true);
    }

    /**
     * Looks at up to so many letters. What stays can be seen by everybody again afterwards.
     *
     * @param goesOn asked before each look; false ends it
     * @throws FailureException if ledger or queue cannot be reached; what was done until then is done
     */
    public Report run(int most, BooleanSupplier goesOn) {
        List<DeadLetter> stay = new ArrayList<>();
        try {
            return swept(most, goesOn, stay);
        } finally {
            letters.release(stay);
        }
    }

    private Report swept(int most, BooleanSupplier goesOn, List<DeadLetter> stay) {
        Report all = Report.NOTHING;
        Set<String> seen = new HashSet<>();
        while (seen.size() < most && goesOn.getAsBoolean()) {
            List<DeadLetter> shown = letters.look(PER_LOOK).stream()
                    .filter(letter -> seen.add(letter.handle()))
                    .toList();
            if (shown.isEmpty()) {
                return all;
            }
            stay.addAll(shown);
            for (DeadLetter letter : shown) {
                Report one = handled(letter);
                if (one.removed() + one.adopted() > 0) {
                    stay.remove(letter);
                }
                all = all.plus(one);
            }
        }
        return all;
    }

    private Report handled(DeadLetter letter) {
        if (letter.envelope().isEmpty()) {
            return new Report(0, 0, 0, 1);
        }
        Envelope envelope = letter.envelope().get();
        if (letter.operation().isEmpty()) {
            return adopted(letter, envelope);
        }
        if (waitsFor(envelope, letter.operation().get())) {
            return new Report(0, 0, 1, 0);
        }
        letters.discard(letter);
        return new Report(0, 1, 0, 0);
    }

    private Report adopted(DeadLetter letter, Envelope envelope) {
        return switch (adoption.adopt(envelope, letter.since())) {
            case ADOPTED -> {
                letters.discard(letter);
                yield new Report(1, 0, 0, 0);
            }
            case SETTLED -> {
                letters.discard(letter);
                yield new Report(0, 1, 0, 0);
            }
            case LATER -> new Report(0, 0, 1, 0);
        };
    }

    /** The letter comes before its operation is recorded: while somebody is at work, nothing is known for sure. */
    private boolean waitsFor(Envelope envelope, OperationId operation) {
        Optional<Link> link = ledger.link(envelope.subject(), envelope.target());
        boolean atWork =
                link.filter(there -> there.state() == LinkState.CLAIMED).isPresent();
        Optional<OperationId> by = link.flatMap(Link::opened).map(Opened::by);
        return atWork || by.equals(Optional.of(operation));
    }
}
