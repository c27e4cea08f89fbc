package dev.waybill.connector.http;

import dev.waybill.domain.message.Body;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What came back: status, headers (names in lower case) and body. */
public record HttpAnswer(int status, Map<String, String> headers, Body body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    /** How long the other side wants to be left alone ({@code Retry-After} in seconds or as a date); empty if it does not say. */
    public Optional<Duration> retryAfter(Instant now) {
        return Optional.ofNullable(headers.get("retry-after")).flatMap(text -> delay(text.strip(), now));
    }

    private static Optional<Duration> delay(String text, Instant now) {
        if (text.matches("[0-9]{1,7}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Without the headers: a cookie is as good as a password. */
    @Override
    public String toString() {
        return "an answer " + status + " with " + body;
    }
}
