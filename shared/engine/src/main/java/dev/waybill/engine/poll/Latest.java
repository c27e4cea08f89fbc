package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.domain.message.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a list of changes says at its end: each thing once. */
final class Latest {
    private Latest() {}

    /** Each with its last change, the latest last. */
    static List<Changed> changes(ChangeList list, Instant from) {
        Map<SubjectRef, Changed> latest = new LinkedHashMap<>();
        list.read(from, () -> true, changed -> {
            latest.remove(changed.notice().subject());
            latest.put(changed.notice().subject(), changed);
        });
        return List.copyOf(latest.values());
    }

    /** The ids, each with the latest time it changed. */
    static Map<String, Instant> times(ChangeList list, Instant from) {
        Map<String, Instant> latest = new TreeMap<>();
        list.read(
                from,
                () -> true,
                changed -> latest.merge(
                        changed.notice().subject().id(),
                        changed.changedAt(),
                        (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }
}
