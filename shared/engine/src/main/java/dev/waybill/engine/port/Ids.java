package dev.waybill.engine.port;

/** Makes ids that sort by the time they were made. */
public interface Ids {
    String next();
}
