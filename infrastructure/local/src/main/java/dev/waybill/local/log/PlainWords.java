package dev.waybill.local.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A line of the functions' log for a person who watches. */
public final class PlainWords {
    private PlainWords() {}

    /** Empty for a line that is of no interest to one who watches. */
    public static Optional<String> of(JsonNode line) {
        return switch (line.path("event").asText(line.path("message").asText())) {
            case "delivery.attempted" -> Optional.of(attempted(line));
            case "webhook.answered" -> Optional.of(answered(line));
            case "circuit.changed" -> Optional.of(circuit(line));
            case "operator.command" -> Optional.of(commanded(line));
            case "drift.ended" -> drifted(line);
            case "waybill.defect" ->
                Optional.of("a fault in Waybill itself: " + line.path("why").asText());
            default -> Optional.empty();
        };
    }

    private static String attempted(JsonNode line) {
        String subject = line.path("subject").asText().replaceFirst("#", " ").replaceFirst("#", ":");
        String code = line.path("code").asText();
        return subject + " → " + line.path("target_system").asText() + "  "
                + line.path("outcome").asText() + (code.isEmpty() ? "" : " (" + code + ")") + "  attempt "
                + line.path("attempt").asInt() + ", " + line.path("duration_ms").asLong() + " ms"
                + (line.has("retry_in_ms")
                        ? ", again in " + (line.path("retry_in_ms").asLong() + 999) / 1000 + " s"
                        : "");
    }

    private static Optional<String> drifted(JsonNode line) {
        String items = line.path("items").asText();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(line.path("target").asText() + " shows wrong numbers, which are set right: " + items);
    }

    private static String commanded(JsonNode line) {
        return line.path("who").asText() + " asked for " + line.path("command").asText() + " of "
                + line.path("selection").asText() + ": " + line.path("outcome").asText();
    }

    private static String circuit(JsonNode line) {
        String system = line.path("system").asText();
        String code = line.path("code").asText();
        String why = code.isEmpty() ? "" : " (" + code + ")";
        String until = line.path("not_before").asText();
        return switch (line.path("to").asText()) {
            case "OPEN" ->
                "the circuit of " + system + " is open" + why + ": changes for it wait; " + system
                        + " is asked again at " + until;
            case "PROBING" ->
                "the circuit of " + system + ": one change goes to see whether " + system + " works again";
            case "RECOVERING" -> "the circuit of " + system + ": it answers again, changes flow slowly at first";
            default ->
                until.isEmpty()
                        ? "the circuit of " + system + " is closed: all is as usual"
                        : system + " asks for patience" + why + ": it is not called before " + until;
        };
    }

    private static String answered(JsonNode line) {
        return "webhook of " + line.path("source_system").asText() + " answered "
                + line.path("status").asInt() + " (" + line.path("code").asText() + "): "
                + line.path("why").asText();
    }
}
