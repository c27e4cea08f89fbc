package dev.waybill.flows;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.Proposal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people are told about change sets that need them. */
final class ItemFailures {
    /** A sentence has room for so many. */
    private static final int EXAMPLES = 3;

    private ItemFailures() {}

    static Failure toApprove(ChangeSet set) {
        Proposal proposal = set.proposal();
        String why = set.open(java.util.Set.of()).count() + " of " + set.lines().size() + " " + set.things() + " from "
                + proposal.source() + " for " + proposal.target() + " wait to be approved"
                + proposal.priceList().map(list -> " (price list " + list + ")").orElse("") + needs(set) + ": "
                + examples(set.open(java.util.Set.of()).sorted(touchedFirst()));
        String deadline = set.deadline()
                .map(time -> "; if nobody does until " + time + ", it is rejected")
                .orElse("");
        return Failure.of(
                FailureCode.PRICES_TO_APPROVE,
                proposal.target(),
                "publishPrices",
                why,
                "`waybill changes show " + set.id() + "`, then approve or reject it" + deadline);
    }

    private static Comparator<PriceLine> touchedFirst() {
        return Comparator.comparing(line -> line.limits().isEmpty());
    }

    private static String needs(ChangeSet set) {
        if (set.touched() == 0) {
            return " by one person, as the ownership rule says";
        }
        Map<Limit, Integer> counts = new TreeMap<>();
        set.lines().forEach(line -> line.limits().forEach(limit -> counts.merge(limit, 1, Integer::sum)));
        return ", " + set.touched() + " by two people ("
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey().word())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Some prices are not what the set wants, and nobody but a person can say what is right. */
    static Failure left(ChangeSet set, LineState which, String what, String next) {
        List<PriceLine> lines =
                set.lines().stream().filter(line -> line.state() == which).toList();
        String why = lines.size() + " of " + set.lines().size() + " " + set.things() + " in "
                + set.proposal().target() + " " + what + ": "
                + lines.stream()
                        .limit(EXAMPLES)
                        .map(line -> line.key() + " (" + line.note() + ")")
                        .collect(Collectors.joining(", "))
                + (lines.size() > EXAMPLES ? ", …" : "");
        return Failure.of(FailureCode.PRICES_LEFT, set.proposal().target(), "publishPrices", why, next);
    }

    static Failure unknownSet(Proposal proposal) {
        return Failure.of(
                FailureCode.FIELD_WRONG,
                proposal.target(),
                "publishPrices",
                "there is no change set " + proposal.id() + " (any more)",
                "nothing: what its owner says now is proposed when it changes next");
    }

    static Failure changedMeanwhile(Proposal proposal) {
        return Failure.of(
                FailureCode.TARGET_CHANGED,
                proposal.target(),
                "publishPrices",
                "change set " + proposal.id() + " was changed by somebody else meanwhile",
                "nothing: it is carried on in a moment");
    }

    private static String examples(Stream<PriceLine> lines) {
        return lines.limit(EXAMPLES)
                .map(line -> line.key() + " " + line.values())
                .collect(Collectors.joining(", "));
    }
}
