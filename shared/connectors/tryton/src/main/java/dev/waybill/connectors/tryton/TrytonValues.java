package dev.waybill.connectors.tryton;

import dev.waybill.connector.json.JsonAt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tryton's own JSON for decimals, dates and lists of related records ({@code trytond/protocols/jsonrpc.py}, 6.0). */
final class TrytonValues {
    private TrytonValues() {}

    /** A plain JSON number would be refused unless a binary float holds it exactly (1.5 passes, 1.1 does not). */
    static Map<String, Object> decimal(BigDecimal value) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("__class__", "Decimal");
        json.put("decimal", value.toPlainString());
        return json;
    }

    static Map<String, Object> date(LocalDate date) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("__class__", "date");
        json.put("year", date.getYear());
        json.put("month", date.getMonthValue());
        json.put("day", date.getDayOfMonth());
        return json;
    }

    /** In UTC, to the microsecond. */
    static Map<String, Object> dateTime(Instant time) {
        LocalDateTime at = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        Map<String, Object> json = date(at.toLocalDate());
        json.put("__class__", "datetime");
        json.put("hour", at.getHour());
        json.put("minute", at.getMinute());
        json.put("second", at.getSecond());
        json.put("microsecond", at.getNano() / 1000);
        return json;
    }

    /** New related records. */
    static List<Object> create(List<Map<String, Object>> records) {
        return List.of("create", records);
    }

    static BigDecimal decimal(JsonAt value) {
        return value.isObject() ? value.at("decimal").decimal() : value.decimal();
    }

    static LocalDate date(JsonAt value) {
        return LocalDate.of(whole(value, "year"), whole(value, "month"), whole(value, "day"));
    }

    /** A date and time; Tryton keeps them in UTC. */
    static Instant instant(JsonAt value) {
        return LocalDateTime.of(
                        date(value),
                        java.time.LocalTime.of(
                                whole(value, "hour"),
                                whole(value, "minute"),
                                whole(value, "second"),
                                whole(value, "microsecond") * 1000))
                .toInstant(ZoneOffset.UTC);
    }

    static long id(JsonAt value) {
        return value.decimal().longValueExact();
    }

    private static int whole(JsonAt value, String member) {
        return value.at(member).decimal().intValueExact();
    }
}
