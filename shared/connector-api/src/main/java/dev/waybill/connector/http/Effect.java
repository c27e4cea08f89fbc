package dev.waybill.connector.http;

/** Whether a call can have changed something: decides what a lost answer means. */
public enum Effect {
    /** Changes nothing: a lost answer is harmless. */
    READ,
    /** May have been done although no answer came. */
    WRITE
}
