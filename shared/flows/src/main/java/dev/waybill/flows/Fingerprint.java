package dev.waybill.flows;

import dev.waybill.domain.message.Body;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a canonical value says, as a short text: equal values have equal ones, in every process and release. All components of a
 * record are in it, those that are added later too. Nobody can read the value from it.
 */
final class Fingerprint {
    private Fingerprint() {}

    /**
     * Of a record, down to its last component.
     *
     * @param but names of its own components that do not count
     * @param digits of hexadecimal, 64 at most
     */
    static String of(Record value, Set<String> but, int digits) {
        String text = Arrays.stream(value.getClass().getRecordComponents())
                .filter(component -> !but.contains(component.getName()))
                .map(component -> component.getName() + "=" + text(read(value, component)))
                .collect(Collectors.joining());
        return Body.of(text).hash().substring(0, digits);
    }

    /** Each part says how long it is, so that no two values run together into one text. */
    private static String text(Object value) {
        String text =
                switch (value) {
                    case Optional<?> maybe ->
                        maybe.map(there -> "!" + text(there)).orElse("?");
                    case List<?> list -> list.stream().map(Fingerprint::text).collect(Collectors.joining());
                    case BigDecimal number -> number.stripTrailingZeros().toString();
                    case Record part ->
                        Arrays.stream(part.getClass().getRecordComponents())
                                .map(component -> text(read(part, component)))
                                .collect(Collectors.joining());
                    default -> value.toString();
                };
        return text.length() + ":" + text;
    }

    private static Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the canonical records and their components are public", e);
        }
    }
}
