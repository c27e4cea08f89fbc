package dev.waybill.domain.message;

/** Follows one change through every hop and log line. */
public record CorrelationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
