package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found when both sides were compared.
 *
 * @param found reports, in the words of the module {@code views}, by their ways
 * @param unasked what could not be compared, or was not yet
 * @param remark how old it is; empty where it was asked just now
 */
public record Compared(List<JsonNode> found, List<Unasked> unasked, Optional<String> remark) {
    private static final Comparator<JsonNode> BY_WAY = Comparator.<JsonNode, String>comparing(
                    report -> report.path("source").asText(report.path("shop").asText()))
            .thenComparing(report -> report.path("target").asText());

    public Compared {
        found = found.stream().sorted(BY_WAY).toList();
        unasked = List.copyOf(unasked);
    }

    /** Something that nobody can tell, why, and what to do. */
    public record Unasked(String sentence, String next) {
        @Override
        public String toString() {
            return sentence + "\n  next  " + next;
        }
    }
}
