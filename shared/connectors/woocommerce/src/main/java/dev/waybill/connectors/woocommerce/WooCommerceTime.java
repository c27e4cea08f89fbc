package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.message.Version;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The shop's times. Members named {@code *_gmt} are UTC although they carry no {@code Z}; those without the ending are in
 * the shop's own zone, which a body does not tell, so they are never read as a time (reference: REST v3, "Orders").
 */
final class WooCommerceTime {
    static final String CHANGED = "date_modified_gmt";
    static final String CREATED = "date_created_gmt";

    private WooCommerceTime() {}

    /** The time; empty where the text is none, or one that no version can be. */
    static Optional<Instant> utc(String text) {
        return local(text).filter(Version::canBe);
    }

    private static Optional<Instant> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notLocal) {
            return withOffset(text.strip());
        }
    }

    /** A member's time; empty where it is missing or empty. */
    static Optional<Instant> find(JsonAt at, String member) {
        return at.findText(member).map(text -> read(at.at(member), text));
    }

    /** A member's time, which must be there. */
    static Instant require(JsonAt at, String member) {
        JsonAt time = at.at(member);
        return read(time, time.text());
    }

    private static Instant read(JsonAt at, String text) {
        return utc(text).orElseThrow(() -> at.wrong("a time in UTC such as 2026-11-23T08:45:50"));
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
