package dev.waybill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Reports of what a shop shows otherwise than the owner has it, for people. */
final class DriftText {
    private DriftText() {}

    static String stock(Told report) {
        JsonNode all = report.json().path("differences");
        StringBuilder text = new StringBuilder(way(report) + ": " + report.text("compared") + " compared, "
                + (all.size() + report.count("not_named")) + " differ\n");
        all.forEach(one -> text.append("  ").append(Plain.text(difference(one))).append('\n'));
        return text
                + (all.isEmpty()
                        ? ""
                        : "  next  nothing: reconcile-systems has the right numbers written within six hours."
                                + " If it differs again, somebody else writes stock into " + report.text("target")
                                + "\n");
    }

    private static String difference(JsonNode one) {
        JsonNode shown = one.path("shown");
        return one.path("sku").asText() + " shows "
                + (shown.isNumber() ? shown.decimalValue().toPlainString() : "no number") + " and should show "
                + one.path("right").decimalValue().toPlainString() + ": "
                + one.path("why").asText();
    }

    static String paper(Told report) {
        JsonNode all = report.json().path("missing");
        StringBuilder text = new StringBuilder("paper, " + way(report) + ": " + report.text("compared")
                + " orders compared, " + (all.size() + report.count("not_named")) + " not shown whole"
                + (report.count("left") > 0 ? "; " + report.count("left") + " older ones not compared" : "") + "\n");
        all.forEach(one -> text.append("  ").append(Plain.text(missing(one))).append('\n'));
        return text + (all.isEmpty() ? "" : "  next  nothing: reconcile-systems has it shown within six hours\n");
    }

    private static String missing(JsonNode one) {
        return one.path("number").asText() + " (" + one.path("order").asText() + ") is not shown: "
                + one.path("what").asText();
    }

    private static String way(Told report) {
        return report.text("source") + " to " + report.text("target");
    }
}
