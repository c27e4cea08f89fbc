package dev.waybill.connector.http;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much more a system lets us ask for now, as it said with its last answer.
 *
 * @param unit what it counts: {@code calls}, {@code points}
 * @param most how much it is when nothing was asked for a while
 * @param perSecond how much comes back each second
 */
public record Allowance(String unit, BigDecimal left, Optional<BigDecimal> most, Optional<BigDecimal> perSecond) {
    /**
     * What the usual headers say ({@code RateLimit-Remaining} of the drafts of draft-ietf-httpapi-ratelimit-headers up to 07,
     * {@code X-RateLimit-Remaining} of many products); empty where none is there, as with most shops of one's own.
     */
    public static Optional<Allowance> ofHeaders(HttpAnswer answer) {
        return number(answer, "ratelimit-remaining")
                .map(left -> new Allowance("calls", left, number(answer, "ratelimit-limit"), Optional.empty()))
                .or(() -> number(answer, "x-ratelimit-remaining")
                        .map(left ->
                                new Allowance("calls", left, number(answer, "x-ratelimit-limit"), Optional.empty())));
    }

    private static Optional<BigDecimal> number(HttpAnswer answer, String header) {
        return Optional.ofNullable(answer.headers().get(header))
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(BigDecimal::new);
    }

    /** {@code 1950 of 2000 points left, 100 come back each second}. */
    public String sentence() {
        return left.toPlainString()
                + most.map(all -> " of " + all.toPlainString()).orElse("") + " " + unit + " left"
                + perSecond
                        .map(rate -> ", " + rate.toPlainString() + " come back each second")
                        .orElse("");
    }
}
