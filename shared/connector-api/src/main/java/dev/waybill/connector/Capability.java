package dev.waybill.connector;

/** What a connector declares it can do. What it does not declare fails with {@code CAPABILITY_MISSING}. */
public enum Capability {
    /** Understands signed webhooks of its product. */
    WEBHOOKS,
    /** Can be asked which webhooks its product still sends. */
    SUBSCRIPTIONS,
    /** Orders are born here: translates the product's order into ours. */
    ORDER_SOURCE,
    /** Can be asked how one of its orders stands now. */
    ORDER_READING,
    /** Can list its orders by their last change. */
    ORDER_CHANGES,
    /** Finds its orders and customers by an e-mail address. */
    BUYER_SEARCH,
    /** Takes orders: finds, creates, revises, confirms and cancels them. */
    ORDER_TARGET,
    /** Knows how much of an item can be sold. */
    STOCK_SOURCE,
    /** Shows how much of an item can be sold. */
    STOCK_TARGET,
    /** Ships and invoices orders. */
    DOCUMENT_SOURCE,
    /** Shows buyers what was shipped and invoiced. */
    DOCUMENT_TARGET,
    /** Customers are born here: translates the product's customer into ours. */
    PARTY_SOURCE,
    /** Can list its customers by their last change. */
    PARTY_CHANGES,
    /** Keeps customers: finds, creates and changes them. */
    PARTY_TARGET,
    /** Knows what items cost their buyers. */
    PRICE_SOURCE,
    /** Shows what items cost. */
    PRICE_TARGET,
    /** Knows what items are called, and what else is said of them. */
    CATALOGUE_SOURCE,
    /** Shows what items are called, and what else is said of them. */
    CATALOGUE_TARGET
}
