package dev.waybill.functions.operatorapi;

/** What was asked cannot be understood; the message says what is wrong. Ends the request with 400. */
final class WrongRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String next;

    /** @param next what the caller does instead */
    WrongRequest(String why, String next) {
        super(why, null, false, false);
        this.next = next;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    String next() {
        return next;
    }
}
