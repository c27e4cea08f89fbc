package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.balance.BookedOrder;
import dev.waybill.engine.balance.DayBalance;
import dev.waybill.engine.balance.Fate;
import dev.waybill.engine.balance.Reconciliation.Unasked;
import dev.waybill.engine.report.ShadowReport;
import dev.waybill.engine.report.Unread;
import dev.waybill.engine.stock.StockDrift;
import dev.waybill.engine.stock.StockReconciliation.NotCompared;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One JSON line per shop, day and target ({@code balance.ended}), and one per shop that could not be asked
 * ({@code balance.failed}); the same for stock: {@code drift.ended}, {@code drift.failed}, and
 * for paper: {@code papers.ended}, {@code papers.failed}. Names of the fields are part of the interface: saved queries use them.
 */
public final class JsonBalanceLog {
    /** Of the orders that nobody can explain, so many are named. */
    private static final int MOST_NAMED = 20;

    private final JsonLines lines;

    public JsonBalanceLog(PrintStream out, Clock clock) {
        this.lines = new JsonLines(out, clock);
    }

    /** How a day stood before anything was repaired. */
    public void ended(DayBalance balance) {
        lines.print("balance.ended", balance.unexplained().isEmpty() ? "INFO" : "WARN", json -> {
            json.writeStringField("system", balance.shop().value());
            json.writeStringField("target", balance.target().value());
            json.writeStringField("day", balance.day().toString());
            json.writeNumberField("orders", balance.orders().size());
            json.writeStringField("sum", sum(balance.orders()));
            for (Fate fate : Fate.values()) {
                json.writeNumberField(
                        fate.name().toLowerCase(Locale.ROOT), balance.of(fate).size());
            }
            if (!balance.unexplained().isEmpty()) {
                json.writeStringField("unexplained", named(balance));
                json.writeStringField("unexplained_sum", sum(balance.unexplained()));
            }
        });
    }

    /** How a shop's stock stood before anything was repaired. */
    public void drifted(StockDrift drift) {
        lines.print("drift.ended", drift.differences().isEmpty() ? "INFO" : "WARN", json -> {
            json.writeStringField("system", drift.source().value());
            json.writeStringField("target", drift.target().value());
            json.writeNumberField("compared", drift.compared());
            json.writeNumberField("drifted", drift.differences().size());
            if (!drift.differences().isEmpty()) {
                json.writeStringField(
                        "items",
                        drift.differences().stream()
                                .limit(MOST_NAMED)
                                .map(StockDrift.Difference::sentence)
                                .collect(Collectors.joining("; ")));
            }
        });
    }

    /**
     * How a shop showed the paper of orders before anything was repaired.
     *
     * @param missing one sentence for each order
     */
    public void papers(SystemId source, SystemId target, int compared, int left, List<String> missing) {
        lines.print("papers.ended", missing.isEmpty() ? "INFO" : "WARN", json -> {
            json.writeStringField("system", source.value());
            json.writeStringField("target", target.value());
            json.writeNumberField("compared", compared);
            json.writeNumberField("left", left);
            json.writeNumberField("missing", missing.size());
            if (!missing.isEmpty()) {
                json.writeStringField(
                        "documents", missing.stream().limit(MOST_NAMED).collect(Collectors.joining("; ")));
            }
        });
    }

    /** A shop whose paper is not compared. */
    public void papersFailed(SystemId source, SystemId target, Failure failure) {
        lines.print("papers.failed", "WARN", json -> {
            json.writeStringField("system", source.value());
            json.writeStringField("target", target.value());
            JsonLines.writeFailure(json, failure);
        });
    }

    /** What a shadow would have done otherwise. */
    public void shadowed(ShadowReport report) {
        lines.print("shadow.ended", report.others().isEmpty() ? "INFO" : "WARN", json -> {
            json.writeStringField("flow", report.flow().word());
            json.writeStringField("system", report.way().source().value());
            json.writeStringField("target", report.way().target().value());
            json.writeNumberField("compared", report.compared());
            json.writeNumberField("left", report.left());
            json.writeNumberField("others", report.others().size());
        });
    }

    /** A shadow for which something could not be decided. */
    public void notShadowed(Unread unread) {
        lines.print("shadow.failed", "WARN", json -> {
            json.writeStringField("flow", unread.flow().word());
            json.writeStringField("system", unread.source().value());
            json.writeStringField("target", unread.target().map(SystemId::value).orElse(""));
            JsonLines.writeFailure(json, unread.failure());
        });
    }

    /** A shop whose stock is not compared. */
    public void notCompared(NotCompared one) {
        lines.print("drift.failed", "WARN", json -> {
            json.writeStringField("system", one.way().source().value());
            json.writeStringField("target", one.way().target().value());
            JsonLines.writeFailure(json, one.failure());
        });
    }

    /** A shop whose days are not balanced. */
    public void failed(Unasked unasked) {
        lines.print("balance.failed", "WARN", json -> {
            json.writeStringField("system", unasked.shop().value());
            JsonLines.writeFailure(json, unasked.failure());
        });
    }

    private static String named(DayBalance balance) {
        return balance.unexplained().stream()
                .limit(MOST_NAMED)
                .map(BookedOrder::number)
                .collect(Collectors.joining(" "));
    }

    private static String sum(List<BookedOrder> orders) {
        return DayBalance.sums(orders).values().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
