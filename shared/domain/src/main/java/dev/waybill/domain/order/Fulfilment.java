package dev.waybill.domain.order;

/** How far shipping has come: the facet {@code order.status}. */
public enum Fulfilment {
    OPEN,
    PARTLY,
    COMPLETE
}
