package dev.waybill.engine.erasure;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger keeps about people, to be erased; a port like those of {@code engine.port}, here because it speaks of erasures.
 * Its contract is {@code ErasureStoreContract} in the testkit. Faults of the store surface as a {@code FailureException} with
 * {@code DOWN} in system {@code ledger}; whatever was done until then stays done, and doing it all again does the rest.
 */
public interface ErasureStore {
    /**
     * Some of all kept messages, in no order that means anything.
     *
     * @param after what {@link Stretch#next} said before; empty for the beginning
     * @throws IllegalArgumentException if that is not one of ours
     */
    Stretch messages(Optional<String> after);

    /**
     * Some kept messages.
     *
     * @param next where to go on; empty if these were the last
     */
    record Stretch(List<OperationId> messages, Optional<String> next) {
        public Stretch {
            messages = List.copyOf(messages);
        }
    }

    /** How much is kept about a subject that names a person; places with nothing are missing. */
    Map<Place, Integer> count(SubjectRef subject);

    /**
     * Erases it, the fence first: from then on no claim on it is won in these targets, whether they have seen it or not. What waits
     * to be settled, or is tried again by itself, waits no more. Links keep their state, version, hash and the target's id.
     *
     * @return targets for which somebody is at work on it now: their link is fenced, and must be erased when that has ended
     */
    List<SystemId> erase(SubjectRef subject, Fence fence);

    /**
     * How an erased subject is kept from coming back.
     *
     * @param receipt of the erasure
     * @param targets into which nothing of it is carried any more
     */
    record Fence(String receipt, Set<SystemId> targets, Instant now) {
        public Fence {
            targets = Set.copyOf(targets);
        }
    }

    /** How many remembered answers hold one of these words. */
    int answers(Set<String> words);

    /** Forgets them. */
    void forgetAnswers(Set<String> words);

    /** In place of the receipt of the same id; kept for ever. */
    void keep(Receipt receipt);

    Optional<Receipt> receipt(String id);
}
