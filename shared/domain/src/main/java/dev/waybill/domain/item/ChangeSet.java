package dev.waybill.domain.item;

import dev.waybill.domain.item.PriceDecision.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Prices, and what else is said of items, to change in one target, together: from proposal to undo.
 *
 * @param effective when it may go live at the earliest; empty for at once
 * @param deadline when it is rejected by itself if nobody decided; empty for never
 * @param decisions of people, the first first
 * @param version counts up by one with each change of it
 */
public record ChangeSet(
        Proposal proposal,
        SetState state,
        Optional<Instant> effective,
        Optional<Instant> deadline,
        List<PriceDecision> decisions,
        List<PriceLine> lines,
        long version) {
    public ChangeSet {
        decisions = List.copyOf(decisions);
        lines = List.copyOf(lines);
    }

    /** A new one. One that needs nobody is approved at once. */
    public static ChangeSet proposed(Proposal proposal, Optional<Instant> deadline, List<PriceLine> lines) {
        boolean needsPeople = lines.stream()
                .filter(isOpen(Set.of()))
                .anyMatch(line -> proposal.approval() || !line.limits().isEmpty());
        List<PriceLine> told = lines.stream()
                .map(line -> needsPeople || line.state() != LineState.OPEN ? line : line.in(LineState.APPROVED, ""))
                .toList();
        return new ChangeSet(
                proposal,
                needsPeople ? SetState.PROPOSED : SetState.APPROVED,
                Optional.empty(),
                needsPeople ? deadline : Optional.empty(),
                List.of(),
                told,
                1);
    }

    public String id() {
        return proposal.id();
    }

    public int count(LineState of) {
        return (int) lines.stream().filter(line -> line.state() == of).count();
    }

    /** So many lines touch a limit, so that two people have to look at them. */
    public int touched() {
        return (int) lines.stream().filter(line -> !line.limits().isEmpty()).count();
    }

    /** What it changes, for people: {@code prices}, or {@code fields} where others are among them. */
    public String things() {
        return lines.stream().allMatch(line -> line.field() == ItemField.PRICE) ? "prices" : "fields";
    }

    /** So many lines are open that this person let pass already, so that somebody else has to. */
    public int waitingForSomebodyElseThan(String who) {
        return (int) open(Set.of())
                .filter(line -> line.approvers().contains(name(who)))
                .count();
    }

    /** The open lines among these, all if none are named. */
    public Stream<PriceLine> open(Set<String> skus) {
        return lines.stream().filter(isOpen(skus));
    }

    /**
     * One person lets the open lines pass, or those named. A line that touches a limit stays open until a second, different
     * person does; one that can be no price here stays open whoever asks.
     *
     * @param skus empty for all
     */
    public ChangeSet approve(Set<String> skus, String who, String why, Instant at) {
        Predicate<PriceLine> which = isOpen(skus).and(PriceLine::canPass);
        return decided(
                which,
                line -> line.approvedBy(name(who)),
                new PriceDecision(Kind.APPROVED, who, why, at, count(which)));
    }

    /** One person keeps the open lines, or those named, from going live. */
    public ChangeSet reject(Set<String> skus, String who, String why, Instant at) {
        Predicate<PriceLine> which = isOpen(skus);
        return decided(
                which,
                line -> line.in(LineState.REJECTED, "rejected by " + who + ": " + why),
                new PriceDecision(Kind.REJECTED, who, why, at, count(which)));
    }

    /** The same, to go live at a time. */
    public ChangeSet from(Instant time) {
        return new ChangeSet(proposal, state, Optional.of(time), deadline, decisions, lines, version);
    }

    /** The same, its time having come. */
    public ChangeSet live() {
        return new ChangeSet(proposal, state, Optional.empty(), deadline, decisions, lines, version + 1);
    }

    /** A person wants the prices of before, or that what is approved does not go live. */
    public ChangeSet undo(String who, String why, Instant at) {
        int published = count(LineState.PUBLISHED) + count(LineState.KEPT) + count(LineState.APPROVED);
        return new ChangeSet(
                proposal,
                SetState.UNDOING,
                effective,
                deadline,
                plus(new PriceDecision(Kind.UNDONE, who, why, at, published)),
                lines,
                version + 1);
    }

    /** The same in another state, with lines as they stand now. */
    public ChangeSet in(SetState next, List<PriceLine> now) {
        return new ChangeSet(proposal, next, effective, deadline, decisions, now, version + 1);
    }

    private ChangeSet decided(Predicate<PriceLine> which, UnaryOperator<PriceLine> how, PriceDecision decision) {
        List<PriceLine> next = lines.stream()
                .map(line -> which.test(line) ? how.apply(line) : line)
                .toList();
        boolean open = next.stream().anyMatch(line -> line.state() == LineState.OPEN);
        boolean any = next.stream().anyMatch(line -> line.state() == LineState.APPROVED);
        SetState now = open ? SetState.PROPOSED : any ? SetState.APPROVED : SetState.REJECTED;
        return new ChangeSet(proposal, now, effective, deadline, plus(decision), next, version + 1);
    }

    private List<PriceDecision> plus(PriceDecision decision) {
        List<PriceDecision> all = new ArrayList<>(decisions);
        all.add(decision);
        return all;
    }

    private int count(Predicate<PriceLine> which) {
        return (int) lines.stream().filter(which).count();
    }

    private static Predicate<PriceLine> isOpen(Set<String> skus) {
        return line -> line.state() == LineState.OPEN && (skus.isEmpty() || skus.contains(line.sku()));
    }

    /** Two spellings of one name are one person. */
    private static String name(String who) {
        return who.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
