package dev.waybill.domain.item;

import dev.waybill.domain.money.Money;
import java.util.Optional;

/** What a field of an item says; {@code toString} as people read it. */
public sealed interface Value {
    /** An amount in a currency. */
    record Price(Money money) implements Value {
        @Override
        public String toString() {
            return money.toString();
        }
    }

    /** Words, or a number with its unit. */
    record Text(String text) implements Value {
        /** A sentence has room for so many characters of it. */
        private static final int SHOWN = 60;

        /** On one line, cut where it is long. */
        @Override
        public String toString() {
            String line = text.strip().replaceAll("\\s+", " ");
            return line.codePointCount(0, line.length()) <= SHOWN
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "… (" + text.length() + " characters)";
        }
    }

    default Optional<Money> asMoney() {
        return this instanceof Price price ? Optional.of(price.money()) : Optional.empty();
    }

    /** The whole of it: an amount without its currency, or a text as it is. */
    default String plain() {
        return switch (this) {
            case Price price -> price.money().amount().toPlainString();
            case Text text -> text.text();
        };
    }

    /** Whether both show the same: blanks at the ends of a text, and how its lines end, make no difference. */
    static boolean same(Optional<Value> one, Optional<Value> other) {
        return one.map(Value::bare).equals(other.map(Value::bare));
    }

    private static Value bare(Value value) {
        return value instanceof Text text
                ? new Text(text.text().replace("\r\n", "\n").strip())
                : value;
    }
}
