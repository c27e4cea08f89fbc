package dev.waybill.engine.ledger;

/**
 * What is counted of a flow. A change is one thing for one target. When nothing is on its way any more, the first two together are as
 * many as the other four.
 */
public enum Counted {
    /** Taken up for the first time: a webhook, or what was found by asking. For stock: an item that was looked at. */
    RECEIVED,
    /** Taken up once more because a person or the end of an outage sent it again. */
    SENT_AGAIN,
    /** Ended: the target has it. */
    DELIVERED,
    /** Ended: rightly nothing to do. */
    SKIPPED,
    /** Ended, until a person decides. */
    HELD,
    /** Ended, until somebody sends it again. */
    FAILED
}
