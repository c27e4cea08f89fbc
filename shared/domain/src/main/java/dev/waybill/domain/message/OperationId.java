package dev.waybill.domain.message;

/** Names one attempt to carry one change to one target; time-ordered, so that sorting by it sorts by time. */
public record OperationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
