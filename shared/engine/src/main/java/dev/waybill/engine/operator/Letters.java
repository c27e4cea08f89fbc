package dev.waybill.engine.operator;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.port.DeadLetters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks through the dead letters for those of a person; everybody sees the others again afterwards. */
final class Letters {
    private static final int PER_LOOK = 10;
    private static final int MOST = 10_000;

    private final DeadLetters letters;

    Letters(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * What was found.
     *
     * @param subjects of those that were looked for, one for each letter
     * @param foreign how many are no messages of ours
     * @param hidden about how many somebody else looks at
     */
    record Found(List<SubjectRef> subjects, int foreign, int hidden) {}

    /** Those that are wanted. */
    Found find(Predicate<Envelope> wanted) {
        return looked(wanted, false);
    }

    /** Takes them out. Of one subject and target the queue shows ten at a time: so again, until none is shown. */
    Found discard(Predicate<Envelope> wanted) {
        Found last = looked(wanted, true);
        while (!last.subjects().isEmpty()) {
            last = looked(wanted, true);
        }
        return last;
    }

    private Found looked(Predicate<Envelope> wanted, boolean discard) {
        List<DeadLetter> stay = new ArrayList<>();
        List<SubjectRef> subjects = new ArrayList<>();
        int foreign = 0;
        try {
            Set<String> seen = new HashSet<>();
            while (seen.size() < MOST) {
                List<DeadLetter> shown = letters.look(PER_LOOK).stream()
                        .filter(letter -> seen.add(letter.handle()))
                        .toList();
                if (shown.isEmpty()) {
                    break;
                }
                stay.addAll(shown);
                for (DeadLetter letter : shown) {
                    Optional<Envelope> theirs = letter.envelope().filter(wanted);
                    theirs.map(Envelope::subject).ifPresent(subjects::add);
                    foreign += letter.envelope().isEmpty() ? 1 : 0;
                    if (discard && theirs.isPresent()) {
                        letters.discard(letter);
                        stay.remove(letter);
                    }
                }
            }
            int hidden = (int) Math.max(0, letters.count() - stay.size());
            return new Found(subjects, foreign, hidden);
        } finally {
            letters.release(stay);
        }
    }
}
