package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;
import static dev.waybill.aws.AwsFault.doing;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.DriftReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.Unread;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Reports in the ledger table, a partition of their own, so that a role can be bound to it; one write for each.
 *
 * <pre>
 * pk        sk                                                      content (packed JSON)                    stays
 * reports   balance#shop-es#2026-11-28#erp                          a day's balance, the last that was made  400 days
 * reports   drift#stock-to-shops#erp#shop-es#2026-11-28T12:00:00Z   one comparison                           400 days
 * reports   unread#stock-to-shops#erp#shop-es                       why it could not be compared last        400 days
 * </pre>
 */
public final class DynamoReports implements Reports {
    private static final String PARTITION = "reports";
    private static final String BALANCE = "balance#";
    private static final String DRIFT = "drift#";
    private static final String UNREAD = "unread#";

    /** Sorts after the names of all targets. */
    private static final String AFTER_ALL = "#~";

    private final LineTable table;
    private final Retention retention;

    public DynamoReports(DynamoDbClient dynamo, String table, Retention retention, Clock clock) {
        this.table = new LineTable(dynamo, table, clock);
        this.retention = retention;
    }

    @Override
    public void keep(BalanceReport report) {
        String sort = BALANCE + report.shop() + "#" + report.day() + "#" + report.target();
        put(sort, ReportJson.write(report.naming(MOST_NAMED)));
    }

    @Override
    public void keep(DriftReport report) {
        Instant at = report.at().truncatedTo(ChronoUnit.SECONDS);
        put(prefix(report.flow(), report.way()) + at, ReportJson.write(report.naming(MOST_NAMED)));
    }

    @Override
    public void keep(Unread unread) {
        String target = unread.target().map(system -> "#" + system).orElse("");
        put(UNREAD + unread.flow().word() + "#" + unread.source() + target, ReportJson.write(unread));
    }

    private void put(String sort, byte[] content) {
        doing(LEDGER, "keepReport", () -> table.put(PARTITION, sort, content, retention.history()));
    }

    @Override
    public List<BalanceReport> balances(SystemId shop, LocalDate day) {
        return read(() -> table.startingWith(PARTITION, BALANCE + shop + "#" + day + "#"), ReportJson::balance);
    }

    @Override
    public List<BalanceReport> balances(SystemId shop, Optional<LocalDate> last, int most) {
        String all = BALANCE + shop + "#";
        return read(
                () -> last.map(day -> table.lastOf(PARTITION, all, all + day + AFTER_ALL, most))
                        .orElseGet(() -> table.lastOf(PARTITION, all, most)),
                ReportJson::balance);
    }

    @Override
    public List<DriftReport> drifts(FlowSpec flow, Way way, Optional<Instant> before, int most) {
        String all = prefix(flow, way);
        return read(
                // Keys have whole seconds: one second less is the last key before it.
                () -> before.map(at -> table.lastOf(
                                PARTITION, all, all + at.minusNanos(1).truncatedTo(ChronoUnit.SECONDS), most))
                        .orElseGet(() -> table.lastOf(PARTITION, all, most)),
                ReportJson::drift);
    }

    @Override
    public List<Unread> unread() {
        return read(() -> table.startingWith(PARTITION, UNREAD), ReportJson::unread);
    }

    private static <T> List<T> read(Supplier<Stream<LedgerLine>> lines, Function<byte[], T> one) {
        return asking(LEDGER, "readReports", () -> lines.get()
                .flatMap(line -> Stream.ofNullable(line.content()))
                .map(content -> one.apply(content.asByteArray()))
                .toList());
    }

    private static String prefix(FlowSpec flow, Way way) {
        return DRIFT + flow.word() + "#" + way.source() + "#" + way.target() + "#";
    }
}
