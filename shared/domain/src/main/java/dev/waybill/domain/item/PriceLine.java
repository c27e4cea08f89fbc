package dev.waybill.domain.item;

import dev.waybill.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field of one item to change: its price, or what else is said of it.
 *
 * @param before what the target showed when it was proposed: the before-image that an undo restores; empty if it showed none
 * @param after what it is to show
 * @param how the owner's figures that {@code after} was made of, in words
 * @param limits that it touches: each makes a second person look
 * @param approvers who let it pass so far, each once
 * @param note why it stands as it does, with both values where two differ; may be empty
 */
public record PriceLine(
        LineKey key,
        Optional<Value> before,
        Value after,
        String how,
        Set<Limit> limits,
        LineState state,
        List<String> approvers,
        String note) {
    public PriceLine {
        limits = Set.copyOf(limits);
        approvers = List.copyOf(approvers);
    }

    public static PriceLine proposed(LineKey key, Optional<Value> before, Value after, String how, Set<Limit> limits) {
        return new PriceLine(key, before, after, how, limits, LineState.OPEN, List.of(), "");
    }

    /** A price. */
    public static PriceLine proposed(String sku, Optional<Money> before, Money after, String how, Set<Limit> limits) {
        return proposed(
                new LineKey(sku, ItemField.PRICE), before.map(Value.Price::new), new Value.Price(after), how, limits);
    }

    public String sku() {
        return key.sku();
    }

    public ItemField field() {
        return key.field();
    }

    /** How many different people have to let it pass, in a set that waits for people at all. */
    public int approversNeeded() {
        return limits.isEmpty() ? 1 : 2;
    }

    /** Whether people may let it pass; in another currency or below zero it is no price for this target. */
    public boolean canPass() {
        return limits.stream().allMatch(Limit::canPass);
    }

    /** Whether it says the same change as another line. */
    public boolean saysTheSame(PriceLine other) {
        return key.equals(other.key) && before.equals(other.before) && after.equals(other.after);
    }

    /** The same, let pass by one more person; approved if those are enough. */
    PriceLine approvedBy(String who) {
        List<String> more = approvers.contains(who)
                ? approvers
                : Stream.concat(approvers.stream(), Stream.of(who)).toList();
        LineState next = more.size() >= approversNeeded() ? LineState.APPROVED : LineState.OPEN;
        return new PriceLine(key, before, after, how, limits, next, more, note);
    }

    public PriceLine withLimits(Set<Limit> all) {
        return new PriceLine(key, before, after, how, all, state, approvers, note);
    }

    public PriceLine in(LineState next, String why) {
        return new PriceLine(key, before, after, how, limits, next, approvers, why);
    }

    /** For people: {@code 12.10 EUR → 1.21 EUR}. */
    public String values() {
        return before.map(Value::toString).orElse("none") + " → " + after;
    }

    /** By how much a price differs from what is shown, in percent of that, to a tenth; empty where the two cannot be compared. */
    public Optional<BigDecimal> changePercent() {
        Optional<Money> now = after.asMoney();
        return before.flatMap(Value::asMoney)
                .filter(shown -> !shown.isZero() && now.map(Money::currency).equals(Optional.of(shown.currency())))
                .map(shown -> now.orElseThrow()
                        .minus(shown)
                        .amount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(shown.amount().abs(), 1, RoundingMode.HALF_UP));
    }

    /** Why it needs a second person, in words; empty if it does not. */
    public String reasons() {
        return limits.stream().sorted().map(Limit::word).collect(Collectors.joining(", "));
    }
}
