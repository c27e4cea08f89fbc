package dev.waybill.demo.erp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which the ERP can misbehave on request. */
public enum Fault {
    NONE("works"),
    DOWN("answers 503 to everything"),
    BROKEN("answers 500 to everything and does nothing"),
    REFUSE("refuses connections, as if it were switched off"),
    SLOW("answers, but only after some seconds"),
    BUSY("answers 429 with Retry-After"),
    LOCKED_OUT("answers 401: knows no key any more"),
    STUBBORN("answers 422 to every change of an order or a customer, for a reason of its own"),
    DONE_BUT_500("changes it as told and then answers 500"),
    WRONG_TOTALS("adds one unit of the currency to the total of what is written"),
    GARBAGE("does what it is told and then answers 200 with a web page instead of data");

    private final String meaning;

    Fault(String meaning) {
        this.meaning = meaning;
    }

    /** As the interface and the page write it: {@code done-but-500}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String meaning() {
        return meaning;
    }

    /** Whether everything but changes of orders works all the same. */
    boolean strikesChangesOnly() {
        return this == STUBBORN || this == DONE_BUT_500 || this == WRONG_TOTALS;
    }

    public static Optional<Fault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }
}
