package dev.waybill.cli.command;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.ledger.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One incident in sentences. */
final class IncidentText {
    private IncidentText() {}

    static String of(Incident incident) {
        Failure latest = incident.latest();
        List<String> lines = new ArrayList<>();
        lines.add(incident.state() + "  " + incident.cause());
        add(lines, "why", latest.why());
        add(lines, "where", incident.cause().system() + ", " + incident.cause().operation());
        add(lines, "when", when(incident));
        if (!latest.said().isBlank()) {
            add(lines, "said", latest.said());
        }
        add(lines, "next", latest.next());
        add(lines, "who", incident.whoActs());
        add(lines, "page", "infrastructure/runbooks/" + incident.cause().code() + ".md");
        incident.samples().forEach(subject -> add(lines, "such as", sample(subject)));
        lines.addAll(then(incident));
        return String.join("\n", lines);
    }

    /** Why what was typed does not mean one incident. */
    static String not(String wanted, List<Incident> found) {
        String typed = "'" + Plain.text(wanted) + "'";
        return found.isEmpty()
                ? "no incident is known by " + typed + ": `waybill incidents --all` lists them"
                : typed + " fits " + found.size() + " incidents: "
                        + found.stream().map(incident -> incident.cause().key()).collect(Collectors.joining(", "))
                        + "; name one of them";
    }

    private static String when(Incident incident) {
        String times = incident.count() == 1 ? "once" : incident.count() + " times";
        return "first " + When.second(incident.first()) + ", last " + When.second(incident.last()) + ", " + times + "; "
                + (incident.open() == 0 ? "none of it waits any more" : incident.open() + " to settle");
    }

    private static String sample(SubjectRef subject) {
        String name = subject.kind() == EntityKind.ORDER ? subject.system() + ":" + subject.id() : subject.key();
        return subject + "   waybill trace " + Plain.text(name);
    }

    private static List<String> then(Incident incident) {
        List<String> lines = new ArrayList<>();
        switch (incident.state()) {
            case OPEN -> {
                add(lines, "then", "waybill redrive --incident " + incident.cause());
                add(lines, "or", "waybill dismiss --incident " + incident.cause() + " --because TEXT");
            }
            case RETRYING ->
                add(
                        lines,
                        "then",
                        "nothing now: sent again "
                                + incident.retryingSince().map(When::second).orElse("")
                                + "; it closes by itself with its last success");
            case RESOLVED -> add(lines, "then", "nothing: it closed by itself with its last success");
            case DISMISSED ->
                incident.dismissed()
                        .ifPresent(by -> add(
                                lines,
                                "then",
                                "nothing: dismissed by " + by.who() + " " + When.second(by.at()) + ": " + by.why()));
        }
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        lines.add("  " + label + " ".repeat(Math.max(1, 9 - label.length())) + Plain.text(text));
    }
}
