package dev.waybill.domain.item;

/** How it stands with one line of a change set. */
public enum LineState {
    /** Nobody decided yet, or one more person has to. */
    OPEN,
    APPROVED,
    REJECTED,
    /** The target shows the new price. */
    PUBLISHED,
    /** Not written: somebody changed the price in the target meanwhile, or its owner says another one by now. */
    LEFT,
    /** The target did not take it. */
    REFUSED,
    /** The target shows the price again that it showed before. */
    UNDONE,
    /** Not undone: somebody changed the price in the target after it was published. */
    KEPT
}
