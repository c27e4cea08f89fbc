package dev.waybill.engine.operator;

import dev.waybill.domain.item.SetState;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.doctor.Check;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.rehearsal.Preview;
import dev.waybill.engine.whatif.WhatIf;
import java.time.Instant;
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

    /**
     * What of a person was erased, or would be.
     *
     * @param receipt of a preview: as it would be; none is kept then
     */
    record Erased(Receipt receipt, boolean preview) implements Answer {}

    /**
     * The configuration file is wrong; all that is wrong with it.
     *
     * @param problems never empty
     */
    record WrongConfiguration(List<Problem> problems) implements Answer {
        public WrongConfiguration {
            problems = List.copyOf(problems);
        }
    }

    /** One thing that is wrong with a file, from line 1 and column 1. */
    record Problem(int line, int column, String what, String next) {}

    /**
     * The configuration file is right.
     *
     * @param changes against what is in force, a sentence each; empty if it says the same
     * @param replay what would be decided otherwise, if that was asked for
     */
    record CheckedConfiguration(List<String> changes, Optional<WhatIf.Report> replay) implements Answer {
        public CheckedConfiguration {
            changes = List.copyOf(changes);
        }
    }

    /** The configuration file is in force as this version. */
    record AppliedConfiguration(long version, List<String> changes) implements Answer {
        public AppliedConfiguration {
            changes = List.copyOf(changes);
        }
    }

    /** So many operations were taken off the list. */
    record Dismissed(int count) implements Answer {}

    /** What a system was found to have changed, list by list. */
    record Looked(List<Look> looks) implements Answer {
        public Looked {
            looks = List.copyOf(looks);
        }
    }

    /**
     * One list.
     *
     * @param read changes that it showed
     * @param queued those of them that were not known
     * @param next from when there is more, by the system's clock; empty if that was all
     * @param trouble why it stopped; empty if nothing was wrong
     */
    record Look(EntityKind list, int read, int queued, Optional<Instant> next, Optional<String> trouble) {}

    /**
     * What was read once more and queued again, in that order.
     *
     * @param preview whether it only would be
     * @param next from when there is more, by the system's clock; empty if that was all
     * @param stopped what went wrong in the middle; empty if nothing did
     */
    record Replayed(List<Replay> changes, boolean preview, Optional<Instant> next, Optional<String> stopped)
            implements Answer {
        public Replayed {
            changes = List.copyOf(changes);
        }
    }

    /** One change for one target. */
    record Replay(SubjectRef subject, SystemId target, Instant changedAt) {}

    /**
     * What a decision made of a change set.
     *
     * @param state how it stands now
     */
    record ChangesDecided(String set, SetState state, String sentence) implements Answer {}

    /**
     * What came of asking a system for each thing that its routes need of it.
     *
     * @param at when it was asked
     * @param checks empty if no route needs anything of it that can be tried
     */
    record Tested(SystemId system, Instant at, List<Check> checks) implements Answer {
        public Tested {
            checks = List.copyOf(checks);
        }
    }

    /**
     * What the shops have of somebody.
     *
     * @param subjects orders, the latest of a shop first, and customers; shop by shop
     * @param isAll whether each shop that was asked told all it has
     * @param silent shops that do not tell
     */
    record BuyerFound(List<SubjectRef> subjects, boolean isAll, List<Silent> silent) implements Answer {
        public BuyerFound {
            subjects = List.copyOf(subjects);
            silent = List.copyOf(silent);
        }
    }

    /**
     * A shop that did not tell.
     *
     * @param next what a person does
     */
    record Silent(SystemId system, String why, String next) {}

    /**
     * What a decision would make of a change set; nothing was decided.
     *
     * @param state how it would stand then
     * @param target where prices would be written
     * @param writes so many would be written there; 0 while somebody else has to decide first
     * @param second so many more would wait for a second, different person
     * @param open so many would not be decided, those included
     * @param effective when they would be written at the earliest; empty for at once
     */
    record ChangesPreviewed(
            String set,
            SetState state,
            SystemId target,
            int writes,
            int second,
            int open,
            Optional<Instant> effective,
            String sentence)
            implements Answer {}

    /**
     * Nothing was done.
     *
     * @param why what is wrong with the command, or what went wrong
     * @param next what the person does
     */
    record Refused(String why, String next) implements Answer {}
}
