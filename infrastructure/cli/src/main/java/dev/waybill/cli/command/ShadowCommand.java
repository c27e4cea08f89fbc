package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.books.Compared;
import dev.waybill.cli.target.ConnectionOptions;
import dev.waybill.cli.target.UsageException;
import dev.waybill.views.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill shadow}. */
@Command(
        name = "shadow",
        description =
                "Tells what a new system would have done otherwise than the one beside which it runs, decision by decision.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  waybill shadow",
            "  waybill shadow --days 7 --json",
            "",
            "A system runs beside another with 'shadow-of:' in waybill.yaml. Nothing is ever written to it.",
            "Decides again what was decided within a day, the 200 last of each way. Ends with 1 if something would end otherwise.",
            "With --api no system is asked: what reconcile-systems found last is told."
        })
final class ShadowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--days", paramLabel = "N", description = "what was decided within so many days; default 1")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    ShadowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (days.orElse(1) < 1) {
            throw new UsageException("--days is 1 or more, but it was " + days.orElseThrow());
        }
        Compared compared = surroundings.comparisons(connection).shadows(days);
        Screen screen = surroundings.screen();
        compared.remark().ifPresent(screen::remark);
        if (json) {
            screen.say(Json.list(compared.found(), one -> one).toString());
        } else if (compared.found().isEmpty()) {
            screen.say("nothing was decided for a shadow yet");
        } else {
            compared.found().forEach(report -> screen.say(text(new Told(report))));
        }
        compared.unasked().forEach(unasked -> screen.remark(unasked.toString()));
        boolean same = compared.found().stream()
                .allMatch(report -> report.path("others").isEmpty());
        return same && compared.unasked().isEmpty() ? Exit.OK : Exit.PROBLEM;
    }

    private static String text(Told report) {
        JsonNode all = report.json().path("others");
        StringBuilder text = new StringBuilder(report.text("flow") + ", " + report.text("source") + " to "
                + report.text("target") + ": " + report.text("compared") + " decided again, "
                + (all.size() + report.count("not_named")) + " would end otherwise"
                + (report.count("left") > 0 ? "; " + report.count("left") + " older ones not decided again" : "")
                + "\n");
        all.forEach(one -> text.append("  ")
                .append(Plain.text(one.path("what").asText()))
                .append("\n    now     ")
                .append(Plain.text(one.path("in_force").asText()))
                .append("\n    shadow  ")
                .append(Plain.text(one.path("shadow").asText()))
                .append('\n'));
        return text.toString();
    }
}
