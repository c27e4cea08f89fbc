package dev.waybill.engine.memory;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.DriftReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.Unread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reports in memory; nothing expires. */
public final class MemoryReports implements Reports {
    private record Failing(FlowSpec flow, SystemId source, Optional<SystemId> target) {}

    private final Map<SystemId, NavigableMap<String, BalanceReport>> balances = new HashMap<>();
    private final Map<String, NavigableMap<Instant, DriftReport>> drifts = new HashMap<>();
    private final Map<Failing, Unread> unread = new HashMap<>();

    @Override
    public synchronized void keep(BalanceReport report) {
        balances.computeIfAbsent(report.shop(), missing -> new TreeMap<>())
                .put(report.day() + "#" + report.target(), report.naming(MOST_NAMED));
    }

    @Override
    public synchronized void keep(DriftReport report) {
        drifts.computeIfAbsent(key(report.flow(), report.way()), missing -> new TreeMap<>())
                .put(report.at(), report.naming(MOST_NAMED));
    }

    @Override
    public synchronized void keep(Unread failed) {
        unread.put(new Failing(failed.flow(), failed.source(), failed.target()), failed);
    }

    @Override
    public synchronized List<BalanceReport> balances(SystemId shop, LocalDate day) {
        return of(shop).values().stream()
                .filter(report -> report.day().equals(day))
                .toList();
    }

    @Override
    public synchronized List<BalanceReport> balances(SystemId shop, Optional<LocalDate> last, int most) {
        return newest(
                of(shop).descendingMap().values().stream()
                        .filter(report ->
                                last.map(day -> !report.day().isAfter(day)).orElse(true)),
                most);
    }

    private NavigableMap<String, BalanceReport> of(SystemId shop) {
        return balances.getOrDefault(shop, new TreeMap<>());
    }

    @Override
    public synchronized List<DriftReport> drifts(FlowSpec flow, Way way, Optional<Instant> before, int most) {
        NavigableMap<Instant, DriftReport> all = drifts.getOrDefault(key(flow, way), new TreeMap<>());
        return newest(
                all.descendingMap().values().stream()
                        .filter(report -> before.map(report.at()::isBefore).orElse(true)),
                most);
    }

    @Override
    public synchronized List<Unread> unread() {
        return new ArrayList<>(unread.values());
    }

    private static <T> List<T> newest(Stream<T> all, int most) {
        return all.limit(most).toList();
    }

    private static String key(FlowSpec flow, Way way) {
        return flow.word() + "#" + way;
    }
}
