package dev.waybill.demo.erp;

/** The ERP's "no", as its interface answers it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refusal(int status, String code, String words) {
        super(words, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String code, String words) {
        return new Refusal(422, code, words);
    }

    public int status() {
        return status;
    }

    /** Stable, such as {@code ITEM_UNKNOWN}. */
    public String code() {
        return code;
    }

    /** In words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
