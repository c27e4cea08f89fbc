package dev.waybill.demo.erp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Reads {@code 2026-11-23T08:45:50Z}, or {@code 2026-11-23}. */
final class TimeReader<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    private TimeReader(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static TimeReader<Instant> ofMoments() {
        return new TimeReader<>(Instant.class, Instant::parse);
    }

    static TimeReader<LocalDate> ofDays() {
        return new TimeReader<>(LocalDate.class, LocalDate::parse);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText();
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw context.weirdStringException(text, handledType(), "not a day, or no time in UTC");
        }
    }
}
