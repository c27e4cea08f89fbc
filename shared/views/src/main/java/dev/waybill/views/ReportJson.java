package dev.waybill.views;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.BalanceReport.Count;
import dev.waybill.engine.report.DriftReport;
import dev.waybill.engine.report.PaperReport;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.StockReport;
import dev.waybill.engine.report.Unread;
import java.util.Map;
import java.util.TreeMap;

/** What was found when both sides were compared, as JSON. */
public final class ReportJson {
    private ReportJson() {}

    public static ObjectNode of(BalanceReport report) {
        ObjectNode json = Json.object()
                .put("shop", report.shop().value())
                .put("target", report.target().value())
                .put("day", report.day().toString())
                .put("compared_at", report.at().toString())
                .put("orders", report.orders());
        ObjectNode fates = json.putObject("fates");
        for (Fate fate : Fate.values()) {
            Count count = report.fates().getOrDefault(fate, new Count(0, Map.of()));
            ObjectNode one = fates.putObject(fate.name());
            one.put("orders", count.orders());
            ObjectNode sums = one.putObject("sums");
            new TreeMap<>(count.sums()).forEach((currency, sum) -> sums.put(currency, sum.amount()));
        }
        ArrayNode unexplained = json.putArray("unexplained");
        report.unexplained().forEach(unexplained::add);
        return json.put("not_named", report.unnamed());
    }

    /** Which of the three it is, is said by the member that it has: {@code differences} of stock, paper that is {@code missing}, or
     * {@code others} where a shadow decided otherwise. */
    public static ObjectNode of(DriftReport report) {
        ObjectNode json = Json.object()
                .put("flow", report.flow().word())
                .put("source", report.way().source().value())
                .put("target", report.way().target().value())
                .put("compared_at", report.at().toString());
        switch (report) {
            case StockReport stock -> tell(json, stock);
            case PaperReport paper -> tell(json, paper);
            case ShadowReport shadow -> tell(json, shadow);
        }
        return json.put("not_named", report.unnamed());
    }

    private static void tell(ObjectNode json, StockReport report) {
        json.put("compared", report.compared());
        json.set("differences", Json.list(report.differences(), one -> Json.object()
                .put("sku", one.sku())
                .put("shown", one.shown().orElse(null))
                .put("right", one.right())
                .put("why", one.why())));
    }

    private static void tell(ObjectNode json, PaperReport report) {
        json.put("compared", report.compared()).put("left", report.left());
        json.set("missing", Json.list(report.missing(), one -> Json.object()
                .put("order", one.order())
                .put("number", one.number())
                .put("what", one.what())));
    }

    private static void tell(ObjectNode json, ShadowReport report) {
        json.put("compared", report.compared()).put("left", report.left());
        json.set("others", Json.list(report.others(), one -> Json.object()
                .put("what", one.what())
                .put("in_force", one.inForce())
                .put("shadow", one.wanted())));
    }

    public static ObjectNode of(Unread unread) {
        return Json.object()
                .put("flow", unread.flow().word())
                .put("source", unread.source().value())
                .put("target", unread.target().map(system -> system.value()).orElse(null))
                .put("at", unread.at().toString())
                .put("code", unread.failure().code().name())
                .put("why", unread.failure().why())
                .put("next", unread.failure().next());
    }
}
