package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One incident in sentences. */
final class IncidentText {
    private IncidentText() {}

    static String of(Told incident) {
        List<String> lines = new ArrayList<>();
        lines.add(incident.text("state") + "  " + incident.text("incident"));
        add(lines, "why", incident.text("why"));
        add(lines, "where", incident.text("target_system") + ", " + incident.text("operation"));
        add(lines, "when", when(incident));
        if (!incident.text("said").isBlank()) {
            add(lines, "said", incident.text("said"));
        }
        add(lines, "next", incident.text("next"));
        add(lines, "who", incident.text("who_acts"));
        add(lines, "page", "infrastructure/runbooks/" + incident.text("code") + ".md");
        for (JsonNode key : incident.json().path("samples")) {
            add(lines, "such as", sample(SubjectRef.parse(key.asText())));
        }
        lines.addAll(then(incident));
        return String.join("\n", lines);
    }

    /** Why what was typed does not mean one incident. */
    static String not(String wanted, List<Told> found) {
        String typed = "'" + Plain.text(wanted) + "'";
        return found.isEmpty()
                ? "no incident is known by " + typed + ": `waybill incidents --all` lists them"
                : typed + " fits " + found.size() + " incidents: "
                        + found.stream()
                                .map(incident -> incident.text("incident"))
                                .collect(Collectors.joining(", "))
                        + "; name one of them";
    }

    private static String when(Told incident) {
        int open = incident.count("open");
        String times = incident.text("count").equals("1") ? "once" : incident.text("count") + " times";
        return "first " + incident.second("first_at") + ", last " + incident.second("last_at") + ", " + times + "; "
                + (open == 0 ? "none of it waits any more" : open + " to settle");
    }

    private static String sample(SubjectRef subject) {
        String name = subject.kind() == EntityKind.ORDER ? subject.system() + ":" + subject.id() : subject.key();
        return subject + "   waybill trace " + Plain.text(name);
    }

    private static List<String> then(Told incident) {
        List<String> lines = new ArrayList<>();
        String key = incident.text("incident");
        switch (incident.text("state")) {
            case "OPEN" -> {
                add(lines, "then", "waybill redrive --incident " + key);
                add(lines, "or", "waybill dismiss --incident " + key + " --because TEXT");
            }
            case "RETRYING" ->
                add(
                        lines,
                        "then",
                        "nothing now: sent again "
                                + incident.time("retrying_since")
                                        .map(When::second)
                                        .orElse("")
                                + "; it closes by itself with its last success");
            case "RESOLVED" -> add(lines, "then", "nothing: it closed by itself with its last success");
            default -> {
                Told by = new Told(incident.json().path("dismissed"));
                add(
                        lines,
                        "then",
                        "nothing: dismissed by " + by.text("who") + " " + by.second("at") + ": " + by.text("why"));
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        lines.add("  " + label + " ".repeat(Math.max(1, 9 - label.length())) + Plain.text(text));
    }
}
