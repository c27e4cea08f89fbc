package dev.waybill.config;

import dev.waybill.domain.landscape.Revision;
import java.util.List;

/** What became of the wish to apply a file. */
public sealed interface Applied {
    /** It is in force: running functions see it within their refresh interval. */
    record Done(Revision revision, List<Change> changes) implements Applied {
        public Done {
            changes = List.copyOf(changes);
        }
    }

    /** The file says what is in force already; nothing was written. */
    record Unchanged(long version) implements Applied {}

    /** The file is wrong; nothing was written. */
    record Refused(Checked.Problems problems) implements Applied {}

    /** Somebody else applied a version while this one was being checked; nothing was written. */
    record Overtaken(long version, String sentence) implements Applied {}
}
