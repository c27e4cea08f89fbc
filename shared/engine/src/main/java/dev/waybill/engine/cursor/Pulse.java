package dev.waybill.engine.cursor;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What a shop's changes of orders tell about the shop itself: whether their webhooks come, and when there usually are some. */
public record Pulse(Hearing webhooks, Rhythm rhythm) {
    /**
     * Asked so often while its webhooks may be silent. Not every minute: WooCommerce sends them from a queue that runs each minute,
     * and what is found before its webhook comes cannot show that webhooks come again.
     */
    private static final Duration WHILE_IN_DOUBT = Duration.ofMinutes(3);

    /** Of a shop that was never looked at. */
    public static Pulse beginning(Instant now) {
        return new Pulse(Hearing.NOTHING, Rhythm.beginning(now));
    }

    /** How often the shop is asked which is asked so often when all is well. */
    public Duration interval(Duration usual) {
        boolean sooner = webhooks.isInDoubt() || rhythm.isSilent(rhythm.readTo());
        return sooner && WHILE_IN_DOUBT.compareTo(usual) < 0 ? WHILE_IN_DOUBT : usual;
    }

    /** In how many minutes of this hour of the week something usually changes; two decimals. */
    public BigDecimal usualPerHour(Instant at) {
        return BigDecimal.valueOf(rhythm.week().usual(at), 2);
    }

    /** Whether it became silent after the last look, unless it has something to tell when it is asked now. */
    public boolean mayBeSilent(Instant now) {
        return rhythm.isSilent(now) && !rhythm.isSilent(rhythm.readTo());
    }

    /** Whether a silence began after that time. */
    public boolean fellSilentSince(Instant time) {
        boolean webhooksDid =
                webhooks.silentSince().map(since -> since.isAfter(time)).orElse(false);
        return webhooksDid || (rhythm.isSilent(rhythm.readTo()) && !rhythm.isSilent(time));
    }
}
