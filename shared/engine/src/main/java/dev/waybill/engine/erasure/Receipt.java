package dev.waybill.engine.erasure;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.redrive.By;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an erasure did. Holds nothing of what was erased.
 *
 * @param id chosen by who asks, the same when it is asked again
 * @param by who, and why
 * @param at when it was last worked on
 * @param asked whom it is about, as hashes that begin with {@link #id} and a colon
 * @param subjects what of the person was found
 * @param counts how much was found, and erased unless {@link #left} says otherwise
 * @param looked how many kept messages were looked through for an address
 * @param next where that look goes on; empty once all were looked at
 * @param holders who else has it: that is for a person to do
 * @param left what is not erased, why, and what to do
 */
public record Receipt(
        String id,
        By by,
        Instant at,
        List<String> asked,
        List<SubjectRef> subjects,
        Map<Place, Integer> counts,
        int looked,
        Optional<String> next,
        List<Holder> holders,
        List<String> left) {
    public Receipt {
        asked = List.copyOf(asked);
        subjects = List.copyOf(subjects);
        counts = Map.copyOf(counts);
        holders = List.copyOf(holders);
        left = List.copyOf(left);
    }

    /**
     * A system that has, or may have, data of the person.
     *
     * @param id by which it knows the thing
     * @param note what of it, or why that is not sure
     */
    public record Holder(SystemId system, String id, String note) {}

    /** Whether nothing is left to do here. */
    public boolean isDone() {
        return next.isEmpty() && left.isEmpty();
    }

    /** Both together. */
    public static Map<Place, Integer> sum(Map<Place, Integer> one, Map<Place, Integer> other) {
        Map<Place, Integer> sum = new EnumMap<>(Place.class);
        sum.putAll(one);
        other.forEach((place, count) -> sum.merge(place, count, Integer::sum));
        return sum;
    }
}
