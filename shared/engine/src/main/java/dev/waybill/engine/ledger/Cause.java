package dev.waybill.engine.ledger;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.system.SystemId;

/** What failures have in common that are one incident: what went wrong, in which system, doing what. */
public record Cause(FailureCode code, SystemId system, String operation) {
    public static Cause of(Failure failure) {
        return new Cause(failure.code(), failure.system(), failure.operation());
    }

    /** {@code ITEM_UNKNOWN#erp#translateOrder}: how people and the ledger name it. */
    public String key() {
        return code + "#" + system + "#" + operation;
    }

    /**
     * Reads a key back.
     *
     * @throws IllegalArgumentException if the text is not a cause's key
     */
    public static Cause parse(String key) {
        String[] parts = key.split("#", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected CODE#system#operation but was '" + key + "'");
        }
        return new Cause(FailureCode.valueOf(parts[0]), new SystemId(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return key();
    }
}
