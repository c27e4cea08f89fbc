package dev.waybill.engine.rehearsal;

/** From where a rehearsal begins. */
public enum Beginning {
    /** With what ledger and target have now. */
    AS_IT_IS,
    /** As if the change had just come for the first time: the target has nothing of it, and nothing was carried before. */
    AS_IF_NEW
}
