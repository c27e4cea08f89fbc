package dev.waybill.flows;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineKey;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.port.ChangeSets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what an owner says with what a shop shows, and proposes what differs. What an earlier set proposes already is left to that, and what was rejected stays so until it changes. */
record ItemProposals(ChangeSets sets, List<Kind<?>> kinds, int itemsOver) {
    /** A sentence has room for so many. */
    private static final int EXAMPLES = 3;

    /** Sets that are older than so many others are forgotten here; at worst a change is proposed twice. */
    private static final int REMEMBERED = 200;

    /**
     * What was found.
     *
     * @param lines what differs
     * @param note what was not proposed and why, in words
     */
    record Found(List<PriceLine> lines, String note) {}

    Found differences(List<String> skus, Proposal proposal, Trace trace) {
        ItemDifferences differences = ItemDifferences.of(kinds, skus, trace);
        return trace.step(Step.DECIDE, () -> found(skus, differences, proposal));
    }

    private Found found(List<String> skus, ItemDifferences differences, Proposal proposal) {
        List<PriceLine> lines = new ArrayList<>(differences.lines());
        Others others = new Others(sets, onTheSameWay(proposal), new HashMap<>());
        Earlier earlier = earlier(others);
        int differing = lines.size();
        lines.removeIf(line -> earlier.isOpen(line));
        int waiting = differing - lines.size();
        Map<LineKey, PriceLine> rejected = lines.isEmpty() ? Map.of() : rejected(lines, others);
        lines.removeIf(line -> Optional.ofNullable(rejected.get(line.key()))
                .filter(line::saysTheSame)
                .isPresent());
        lines.replaceAll(
                line -> earlier.wasUndone(line) ? line.withLimits(plus(line.limits(), Limit.UNDONE_BEFORE)) : line);
        List<String> strange = skus.stream()
                .filter(differences.told()::contains)
                .filter(sku -> !differences.there().contains(sku))
                .toList();
        String note = lines.size() + " differences of " + skus.size() + " items are proposed, "
                + waiting + " wait in an earlier set, " + (differing - waiting - lines.size())
                + " were rejected and are the same since; " + proposal.source()
                + " says nothing of " + (skus.size() - differences.told().size()) + ", " + strange.size()
                + " are not in "
                + proposal.target() + examples(strange);
        return new Found(together(lines), note);
    }

    private static String examples(List<String> skus) {
        return skus.isEmpty()
                ? ""
                : " (" + skus.stream().limit(EXAMPLES).collect(Collectors.joining(", "))
                        + (skus.size() > EXAMPLES ? ", …" : "") + ")";
    }

    /** Many items at once are looked at by two people, each line of them. */
    private List<PriceLine> together(List<PriceLine> lines) {
        long open = lines.stream()
                .filter(line -> line.state() == LineState.OPEN)
                .map(PriceLine::sku)
                .distinct()
                .count();
        return open <= itemsOver
                ? lines
                : lines.stream()
                        .map(line -> line.withLimits(plus(line.limits(), Limit.ITEMS_OVER)))
                        .toList();
    }

    /** Lines of earlier sets, by what they are about. */
    private record Earlier(Map<LineKey, List<PriceLine>> open, Map<LineKey, List<PriceLine>> undone) {
        boolean isOpen(PriceLine line) {
            return open.getOrDefault(line.key(), List.of()).stream().anyMatch(line::saysTheSame);
        }

        boolean wasUndone(PriceLine line) {
            return undone.getOrDefault(line.key(), List.of()).stream()
                    .anyMatch(before -> before.after().equals(line.after()));
        }
    }

    /**
     * Other sets on the same way, the newest first; each may be large, and is read once.
     *
     * @param read those that were read so far
     */
    private record Others(ChangeSets sets, List<SetSummary> summaries, Map<String, Optional<ChangeSet>> read) {
        Optional<ChangeSet> whole(SetSummary summary) {
            return read.computeIfAbsent(summary.proposal().id(), sets::find);
        }
    }

    private static Earlier earlier(Others others) {
        Earlier earlier = new Earlier(new HashMap<>(), new HashMap<>());
        others.summaries().stream().filter(summary -> matters(summary.state())).forEach(summary -> others.whole(summary)
                .ifPresent(set -> remember(set, earlier)));
        return earlier;
    }

    private List<SetSummary> onTheSameWay(Proposal proposal) {
        return sets.latest(REMEMBERED).stream()
                .filter(summary -> summary.proposal().source().equals(proposal.source())
                        && summary.proposal().target().equals(proposal.target())
                        && !summary.proposal().id().equals(proposal.id()))
                .toList();
    }

    /**
     * Of these, what was rejected when it was proposed last. An owner's changes are looked at again and again, so that what people
     * rejected would come back by itself. Reads no more sets than it takes to find each.
     */
    private static Map<LineKey, PriceLine> rejected(List<PriceLine> lines, Others others) {
        Set<LineKey> sought = lines.stream().map(PriceLine::key).collect(Collectors.toCollection(HashSet::new));
        Map<LineKey, PriceLine> rejected = new HashMap<>();
        for (SetSummary summary : others.summaries()) {
            if (sought.isEmpty()) {
                break;
            }
            others.whole(summary).stream()
                    .flatMap(set -> set.lines().stream())
                    .filter(line -> sought.remove(line.key()) && line.state() == LineState.REJECTED)
                    .forEach(line -> rejected.put(line.key(), line));
        }
        return rejected;
    }

    private static boolean matters(SetState state) {
        return switch (state) {
            case PROPOSED, APPROVED, UNDOING, UNDONE -> true;
            case REJECTED, PUBLISHED -> false;
        };
    }

    private static void remember(ChangeSet set, Earlier earlier) {
        boolean waits = set.state() == SetState.PROPOSED || set.state() == SetState.APPROVED;
        for (PriceLine line : set.lines()) {
            if (waits && (line.state() == LineState.OPEN || line.state() == LineState.APPROVED)) {
                keep(line, earlier.open);
            } else if (!waits && (line.state() == LineState.UNDONE || line.state() == LineState.PUBLISHED)) {
                keep(line, earlier.undone);
            }
        }
    }

    private static void keep(PriceLine line, Map<LineKey, List<PriceLine>> byKey) {
        byKey.computeIfAbsent(line.key(), none -> new ArrayList<>()).add(line);
    }

    private static Set<Limit> plus(Set<Limit> limits, Limit one) {
        Set<Limit> all = EnumSet.of(one);
        all.addAll(limits);
        return all;
    }
}
