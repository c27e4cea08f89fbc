package dev.waybill.config;

/**
 * One difference between two configurations.
 *
 * @param sentence such as {@code owner of order.status: erp → shop-*}
 */
public record Change(Kind kind, String sentence) {
    /** How it differs. */
    public enum Kind {
        ADDED("+"),
        REMOVED("-"),
        CHANGED("~");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    static Change added(String sentence) {
        return new Change(Kind.ADDED, sentence);
    }

    static Change removed(String sentence) {
        return new Change(Kind.REMOVED, sentence);
    }

    static Change changed(String sentence) {
        return new Change(Kind.CHANGED, sentence);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it did not
     */
    public static Change parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.sign() + " ")) {
                return new Change(kind, text.substring(2));
            }
        }
        throw new IllegalArgumentException("a change begins with one of + - ~");
    }

    @Override
    public String toString() {
        return kind.sign() + " " + sentence;
    }
}
