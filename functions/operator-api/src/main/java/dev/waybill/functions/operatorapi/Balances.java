package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.BalanceReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.Unread;
import dev.waybill.views.Json;
import dev.waybill.views.ReportJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether each shop's day balances, as it was found last. A day is one of UTC. */
record Balances(Reports reports, Ways ways) {
    private static final Comparator<BalanceReport> NEWEST_DAY =
            Comparator.comparing(Balances::id).reversed();

    List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/balances", Role.VIEWER, this::balances));
    }

    private Reply balances(HttpAsked asked, Map<String, String> named) {
        List<Way> all = ways.of(FlowSpec.ORDERS_TO_ERP, asked.query("system"));
        Optional<LocalDate> day = asked.query("day").map(Balances::day);
        Optional<LocalDate> last = Page.last(asked).map(Balances::dayOf);
        List<BalanceReport> kept = all.stream()
                .map(Way::source)
                .distinct()
                .flatMap(shop -> read(asked, shop, all, day, last).stream())
                .filter(report -> Ways.isOf(way(report), asked.query("system")))
                .sorted(NEWEST_DAY)
                .toList();
        if (last.isPresent()) {
            return new Page<>(kept, Balances::id, ReportJson::of).reply(asked);
        }
        List<Unread> failed = reports.unread().stream()
                .filter(unread -> isNewer(unread, all, kept))
                .toList();
        if (kept.isEmpty() && failed.isEmpty()) {
            return Ways.nothing(nothing(asked, all, day));
        }
        ObjectNode json = new Page<>(kept, Balances::id, ReportJson::of).json(asked);
        json.set("not_reconciled", Json.list(missing(all, kept), way -> Ways.notYet(FlowSpec.ORDERS_TO_ERP, way)));
        json.set("not_compared", Json.list(failed, ReportJson::of));
        return Reply.ok(json);
    }

    /** Of a shop, what may be on the page: on the day of the last one told, some were told already, one for each target at most. */
    private List<BalanceReport> read(
            HttpAsked asked, SystemId shop, List<Way> all, Optional<LocalDate> day, Optional<LocalDate> last) {
        int targets =
                (int) all.stream().filter(way -> way.source().equals(shop)).count();
        return day.map(wanted -> reports.balances(shop, wanted))
                .orElseGet(() -> reports.balances(shop, last, Page.limit(asked) + 1 + targets));
    }

    private static LocalDate dayOf(String last) {
        try {
            return LocalDate.parse(last.replaceAll("#.*", ""));
        } catch (DateTimeParseException notOurs) {
            throw Page.notOurs();
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new WrongRequest("day is no day", "write it as 2026-11-28");
        }
    }

    private static String nothing(HttpAsked asked, List<Way> all, Optional<LocalDate> day) {
        String of = asked.query("system").map(name -> " of that system").orElse("");
        return all.isEmpty()
                ? "no orders" + of + " are carried anywhere by the configuration in force"
                : "no balance" + of + " is kept" + day.map(one -> " of " + one).orElse("")
                        + ": it was not made yet, or is older than 400 days";
    }

    private static List<Way> missing(List<Way> all, List<BalanceReport> kept) {
        List<Way> there = kept.stream().map(Balances::way).toList();
        return all.stream().filter(way -> !there.contains(way)).toList();
    }

    /** A shop that could not be asked since its days were balanced last. */
    private static boolean isNewer(Unread unread, List<Way> all, List<BalanceReport> kept) {
        boolean asked = all.stream().anyMatch(way -> way.source().equals(unread.source()));
        Stream<Instant> looks = kept.stream()
                .filter(report -> report.shop().equals(unread.source()))
                .map(BalanceReport::at);
        return unread.flow() == FlowSpec.ORDERS_TO_ERP && asked && looks.noneMatch(unread.at()::isBefore);
    }

    private static Way way(BalanceReport report) {
        return new Way(report.shop(), report.target());
    }

    private static String id(BalanceReport report) {
        return report.day() + "#" + report.shop() + "#" + report.target();
    }
}
