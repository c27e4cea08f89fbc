package dev.waybill.domain.system;

/** A market that a system sells in, such as {@code ES}: two to eight upper-case letters, digits or hyphens. */
public record Market(String value) {
    public Market {
        if (!value.matches("[A-Z0-9-]{2,8}")) {
            throw new IllegalArgumentException(
                    "a market has two to eight upper-case letters, digits or hyphens, but was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
