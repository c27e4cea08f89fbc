package dev.waybill.functions.operatorapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; each may also do what those before it may. */
enum Role {
    /** Sees what happened, and why. Never a body: those hold personal data. */
    VIEWER,
    /** Sends again, corrects, dismisses; sees the message that is to be corrected. */
    OPERATOR,
    /** Lets pass what a rule holds. */
    APPROVER;

    /** By its very word: to an issuer, a group in other letters is another group. */
    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
