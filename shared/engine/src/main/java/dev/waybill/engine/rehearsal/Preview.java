package dev.waybill.engine.rehearsal;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import java.util.List;

/**
 * What sending an operation again would write.
 *
 * @param sentence in words: {@code creates the order in erp}, or why nothing is written
 * @param writes whether anything is written at all
 * @param changes current value beside new, for what is written
 */
public record Preview(
        OperationId operation,
        SubjectRef subject,
        SystemId target,
        String sentence,
        boolean writes,
        List<Change> changes) {
    public Preview {
        changes = List.copyOf(changes);
    }

    /**
     * One value that is written.
     *
     * @param what such as {@code total} or {@code line SKU-1}
     * @param current as it is in the target now; {@code none} where there is nothing
     */
    public record Change(String what, String current, String next) {}
}
