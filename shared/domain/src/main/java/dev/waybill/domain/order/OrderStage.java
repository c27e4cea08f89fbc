package dev.waybill.domain.order;

/** How far the buyer's side of an order has come; how far its shipping has come is {@link Fulfilment}. */
public enum OrderStage {
    /** Not an order yet: a checkout in progress. Never carried. */
    DRAFT,
    /** Placed, but payment or approval is outstanding. */
    PLACED,
    /** May be processed: paid, or payment on delivery agreed. */
    CONFIRMED,
    /** Called off by buyer or shop. */
    CANCELLED
}
