package dev.waybill.engine.operator;

import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.rehearsal.Preview;
import java.util.List;
import java.util.Optional;

/** What became of a {@link Command}, in words for the person who asked. */
public sealed interface Answer {
    /**
     * What was sent again, one line for each operation, in the order in which they were sent.
     *
     * @param left so many were selected but not begun, for the limit, for want of time or for {@code stopped}: ask again
     * @param stopped what went wrong with Waybill's own ledger or queue in the middle; empty if nothing did
     */
    record Redriven(List<Line> lines, int left, Optional<String> stopped) implements Answer {
        public Redriven {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What became of one operation.
     *
     * @param queued whether it was sent; if not, the sentence says why
     */
    record Line(OperationId operation, boolean queued, String sentence) {}

    /**
     * What would be written where.
     *
     * @param left so many were selected but not looked at, for the limit, for want of time or for {@code stopped}
     * @param stopped what went wrong with Waybill's own ledger or configuration in the middle; empty if nothing did
     */
    record Previews(List<Preview> previews, int left, Optional<String> stopped) implements Answer {
        public Previews {
            previews = List.copyOf(previews);
        }
    }

    /** So many operations were taken off the list. */
    record Dismissed(int count) implements Answer {}

    /**
     * What a decision made of a change set.
     *
     * @param state how it stands now
     */
    record ChangesDecided(String set, SetState state, String sentence) implements Answer {}

    /**
     * Nothing was done.
     *
     * @param why what is wrong with the command, or what went wrong
     * @param next what the person does
     */
    record Refused(String why, String next) implements Answer {}
}
