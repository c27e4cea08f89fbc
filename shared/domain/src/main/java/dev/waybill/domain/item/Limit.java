package dev.waybill.domain.item;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What makes two different people look at a new price before it may go live. */
public enum Limit {
    /** It differs from the price shown by more than the route lets pass. */
    PRICE_CHANGE_OVER("the change is larger than the route lets pass"),
    /** The set changes more items than the route lets pass. */
    ITEMS_OVER("more items change at once than the route lets pass"),
    /** The new price is zero. */
    TO_ZERO("the new price is zero"),
    /** The new price, without tax, is below what the item costs its owner. */
    BELOW_COST("the new price is below cost"),
    /** Nothing is shown that it could be compared with. */
    FIRST_PRICE("no price is shown yet, so nothing tells whether this one is plausible"),
    /** The same price was live before and a person took it back. */
    UNDONE_BEFORE("this very price was undone before"),
    /** It is in another currency than the target sells in. */
    WRONG_CURRENCY("the price is in another currency than the shop sells in"),
    /** Below zero. */
    BELOW_ZERO("the price is below zero");

    private static final Set<Limit> NEVER = Set.of(WRONG_CURRENCY, BELOW_ZERO);

    private final String sentence;

    Limit(String sentence) {
        this.sentence = sentence;
    }

    /** Whether people can let it pass; what makes no price at all must be set right where it comes from. */
    public boolean canPass() {
        return !NEVER.contains(this);
    }

    public String sentence() {
        return sentence;
    }

    /** As people read it: {@code to-zero}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String word) {
        return Set.of(values()).stream()
                .filter(limit -> limit.word().equals(word))
                .findFirst();
    }
}
