package dev.waybill.engine.poll;

import dev.waybill.connector.order.OrderChanges.Changed;
import java.time.Instant;
import java.util.List;

/**
 * One line of a system's list of changes.
 *
 * @param mark tells it from all others, in short, as hundreds are kept
 * @param changes what is to be carried because of it; none where the system names nothing that can be carried
 */
record Row(String mark, Instant changedAt, List<Changed> changes) {
    Row {
        changes = List.copyOf(changes);
    }
}
