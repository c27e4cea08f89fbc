package dev.waybill.aws;

import java.time.Duration;

/**
 * For how long the ledger keeps what is not needed for ever. Links and numbers stay: they are what makes "once" true.
 *
 * @param history lines of history
 * @param messages bodies of held and failed messages, which hold personal data
 */
public record Retention(Duration history, Duration messages) {
    /** 400 days of history (a business year and its closing), 30 days of bodies. */
    public static Retention standard() {
        return new Retention(Duration.ofDays(400), Duration.ofDays(30));
    }
}
