package dev.waybill.domain.document;

/** One document of an order. */
public sealed interface Paper permits Invoice, Shipment {
    /** As printed on it. */
    String number();

    /** What tells this document from every other of its order. */
    String mark();
}
