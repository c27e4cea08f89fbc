package dev.waybill.flows;

import dev.waybill.connector.item.PriceReading;
import dev.waybill.connector.item.PriceTarget;
import dev.waybill.connector.item.ShownPrice;
import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.Limit;
import dev.waybill.domain.item.LineState;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.PricePolicy;
import dev.waybill.domain.item.Proposal;
import dev.waybill.domain.item.SetState;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.message.Step;
import dev.waybill.domain.money.Money;
import dev.waybill.engine.bulk.Chunks;
import dev.waybill.engine.delivery.Trace;
import dev.waybill.engine.port.ChangeSets;
import dev.waybill.flows.OwnersPrices.Wanted;
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
record PriceProposals(ChangeSets sets, PriceTarget shop, OwnersPrices owners) {
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
        Map<String, Wanted> wanted = trace.step(Step.TRANSLATE_IN, () -> owners.of(skus));
        Map<String, PriceReading> shown = new HashMap<>();
        for (List<String> some : Chunks.of(List.copyOf(wanted.keySet()), shop.mostPerRead())) {
            shown.putAll(trace.step(Step.LOOK_UP, () -> shop.read(Set.copyOf(some))));
        }
        return trace.step(Step.DECIDE, () -> compared(skus, wanted, shown, proposal));
    }

    private Found compared(
            List<String> skus, Map<String, Wanted> wanted, Map<String, PriceReading> shown, Proposal proposal) {
        List<PriceLine> lines = new ArrayList<>();
        for (String sku : skus) {
            Wanted price = wanted.get(sku);
            PriceReading reading = shown.get(sku);
            if (price != null && reading != null) {
                line(price, reading).ifPresent(lines::add);
            }
        }
        Earlier earlier = earlier(proposal);
        int differing = lines.size();
        lines.removeIf(line -> earlier.isOpen(line));
        int waiting = differing - lines.size();
        Map<String, PriceLine> rejected = lines.isEmpty() ? Map.of() : rejected(lines, proposal);
        lines.removeIf(line -> Optional.ofNullable(rejected.get(line.sku()))
                .filter(line::saysTheSame)
                .isPresent());
        lines.replaceAll(
                line -> earlier.wasUndone(line) ? line.withLimits(plus(line.limits(), Limit.UNDONE_BEFORE)) : line);
        String note = lines.size() + " of " + skus.size() + " prices differ and are proposed, "
                + waiting + " wait in an earlier set, " + (differing - waiting - lines.size())
                + " were rejected and are the same since, " + (skus.size() - wanted.size())
                + " have no price in " + proposal.source() + ", " + (wanted.size() - shown.size()) + " are not in "
                + proposal.target();
        return new Found(together(lines), note);
    }

    /** Many at once are looked at by two people, each of them. */
    private List<PriceLine> together(List<PriceLine> lines) {
        long open =
                lines.stream().filter(line -> line.state() == LineState.OPEN).count();
        return open <= owners.policy().itemsOver()
                ? lines
                : lines.stream()
                        .map(line -> line.withLimits(plus(line.limits(), Limit.ITEMS_OVER)))
                        .toList();
    }

    private Optional<PriceLine> line(Wanted wanted, PriceReading reading) {
        Money asTold = wanted.shown().orElse(wanted.owners().price());
        return switch (reading) {
            case PriceReading.Unfit unfit ->
                Optional.of(PriceLine.proposed(unfit.sku(), Optional.empty(), asTold, wanted.how(), Set.of())
                        .in(LineState.REFUSED, unfit.failure().why()));
            case ShownPrice now
            when wanted.shown().isEmpty() ->
                Optional.of(PriceLine.proposed(now.sku(), now.price(), asTold, wanted.how(), Set.of())
                        .in(LineState.REFUSED, "nobody knows its rate of tax: give the route a tax-rate"));
            case ShownPrice now when now.price().equals(Optional.of(asTold)) -> Optional.empty();
            case ShownPrice now -> Optional.of(open(wanted, now, asTold));
        };
    }

    private PriceLine open(Wanted wanted, ShownPrice now, Money after) {
        PricePolicy policy = owners.policy();
        Set<Limit> limits = policy.touched(
                owners.shop().currency(), now.price(), after, wanted.owners().cost(), wanted.net());
        return PriceLine.proposed(now.sku(), now.price(), after, wanted.how(), limits);
    }

    /** Lines of earlier sets, by SKU. */
    private record Earlier(Map<String, List<PriceLine>> open, Map<String, List<PriceLine>> undone) {
        boolean isOpen(PriceLine line) {
            return open.getOrDefault(line.sku(), List.of()).stream().anyMatch(line::saysTheSame);
        }

        boolean wasUndone(PriceLine line) {
            return undone.getOrDefault(line.sku(), List.of()).stream()
                    .anyMatch(before -> before.after().equals(line.after()));
        }
    }

    private Earlier earlier(Proposal proposal) {
        Earlier earlier = new Earlier(new HashMap<>(), new HashMap<>());
        for (SetSummary summary : onTheSameWay(proposal)) {
            if (matters(summary.state())) {
                sets.find(summary.proposal().id()).ifPresent(set -> remember(set, earlier));
            }
        }
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
     * Of these, what was rejected when it was proposed last, by SKU. An owner's changes are looked at again and again, so that what
     * people rejected would come back by itself. Reads no more sets than it takes to find each.
     */
    private Map<String, PriceLine> rejected(List<PriceLine> lines, Proposal proposal) {
        Set<String> sought = lines.stream().map(PriceLine::sku).collect(Collectors.toCollection(HashSet::new));
        Map<String, PriceLine> rejected = new HashMap<>();
        for (SetSummary summary : onTheSameWay(proposal)) {
            if (sought.isEmpty()) {
                break;
            }
            sets.find(summary.proposal().id()).stream()
                    .flatMap(set -> set.lines().stream())
                    .filter(line -> sought.remove(line.sku()) && line.state() == LineState.REJECTED)
                    .forEach(line -> rejected.put(line.sku(), line));
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

    private static void keep(PriceLine line, Map<String, List<PriceLine>> bySku) {
        bySku.computeIfAbsent(line.sku(), none -> new ArrayList<>()).add(line);
    }

    private static Set<Limit> plus(Set<Limit> limits, Limit one) {
        Set<Limit> all = EnumSet.of(one);
        all.addAll(limits);
        return all;
    }
}
