package dev.waybill.testkit.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A value's place in a JSON text; found without a parser, so that broken text has places too.
 *
 * @param member where its {@code "name":} begins; its own start for an entry of a list
 */
record JsonCut(int member, int start, int end) {
    private static final String ENDS_LITERAL = ",]}: \t\r\n";

    static List<JsonCut> in(String text) {
        return new Scan(text).cuts();
    }

    private static final class Scan {
        private final String text;
        private final List<JsonCut> cuts = new ArrayList<>();
        private final Deque<int[]> open = new ArrayDeque<>();
        private int name = -1;

        Scan(String text) {
            this.text = text;
        }

        List<JsonCut> cuts() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    at = string(at);
                } else if (c == '{' || c == '[') {
                    open.push(new int[] {name < 0 ? at : name, at});
                    name = -1;
                    at++;
                } else if (c == '}' || c == ']') {
                    at++;
                    close(at);
                } else if (c > ' ' && c != ',' && c != ':') {
                    at = literal(at);
                } else {
                    at++;
                }
            }
            return cuts;
        }

        private int string(int start) {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != '"') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            end = Math.min(end + 1, text.length());
            int next = end;
            while (next < text.length() && text.charAt(next) <= ' ') {
                next++;
            }
            if (next < text.length() && text.charAt(next) == ':') {
                name = start;
            } else {
                add(start, end);
            }
            return end;
        }

        private int literal(int start) {
            int end = start;
            while (end < text.length() && ENDS_LITERAL.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            add(start, end);
            return end;
        }

        private void close(int end) {
            int[] opened = open.poll();
            if (opened != null) {
                cuts.add(new JsonCut(opened[0], opened[1], end));
            }
            name = -1;
        }

        private void add(int start, int end) {
            cuts.add(new JsonCut(name < 0 ? start : name, start, end));
            name = -1;
        }
    }
}
