package dev.waybill.connectors.woocommerce;

import dev.waybill.domain.message.Body;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a JSON list into its entries, byte for byte as the shop wrote them: numbers keep their digits, and an entry that
 * cannot be read spoils no other. Looks at brackets, commas and quotation marks only.
 */
final class OrderList {
    private static final int END = -1;

    private final byte[] bytes;
    private int at;

    private OrderList(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The entries; empty if this is no list, or one that breaks off. */
    static Optional<List<Body>> entries(Body answer) {
        return new OrderList(answer.bytes()).cut();
    }

    private Optional<List<Body>> cut() {
        List<Body> entries = new ArrayList<>();
        if (afterBlanks() != '[') {
            return Optional.empty();
        }
        at++;
        while (afterBlanks() != ']' || !entries.isEmpty()) {
            int start = at;
            int end = passEntry();
            if (end == start || at == bytes.length) {
                return Optional.empty();
            }
            entries.add(Body.of(Arrays.copyOfRange(bytes, start, end)));
            if (bytes[at] == ']') {
                break;
            }
            at++;
        }
        at++;
        return afterBlanks() == END ? Optional.of(List.copyOf(entries)) : Optional.empty();
    }

    private int afterBlanks() {
        while (at < bytes.length && isBlank(bytes[at])) {
            at++;
        }
        return at < bytes.length ? bytes[at] : END;
    }

    /** Goes to the comma or bracket behind an entry, or to the end of all; says where the entry itself ended. */
    private int passEntry() {
        int depth = 0;
        int end = at;
        while (at < bytes.length) {
            byte now = bytes[at];
            if (depth == 0 && (now == ',' || now == ']')) {
                return end;
            }
            switch (now) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> passText();
                default -> {}
            }
            at = Math.min(at + 1, bytes.length);
            end = isBlank(now) ? end : at;
        }
        return end;
    }

    /** From a text's first quotation mark to its last one. */
    private void passText() {
        at++;
        while (at < bytes.length && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }
}
