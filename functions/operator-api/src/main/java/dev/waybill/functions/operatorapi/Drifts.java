package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.report.DriftReport;
import dev.waybill.engine.report.Reports;
import dev.waybill.engine.report.Unread;
import dev.waybill.views.Json;
import dev.waybill.views.ReportJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where shops showed otherwise than the owner has it, or a shadow decided otherwise: the last look at each way, and the looks before. */
record Drifts(Reports reports, Ways ways) {
    private static final List<FlowSpec> COMPARED = List.of(FlowSpec.STOCK_TO_SHOPS, FlowSpec.DOCUMENTS_TO_SHOPS);

    private static final List<FlowSpec> SHADOWED =
            List.of(FlowSpec.ORDERS_TO_ERP, FlowSpec.STOCK_TO_SHOPS, FlowSpec.DOCUMENTS_TO_SHOPS);

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/drifts", Role.VIEWER, this::latest),
                Endpoint.get("/v1/drifts/{flow}/{source}/{target}", Role.VIEWER, this::history));
    }

    private Reply latest(HttpAsked asked, Map<String, String> named) {
        List<DriftReport> kept = new ArrayList<>();
        List<ObjectNode> notYet = new ArrayList<>();
        List<ObjectNode> failed = new ArrayList<>();
        List<Unread> unread = reports.unread();
        Optional<Landscape> inForce = ways.now();
        for (FlowSpec flow : SHADOWED) {
            for (Way way : compared(inForce, flow, asked.query("system"))) {
                Optional<DriftReport> last =
                        reports.drifts(flow, way, Optional.empty(), 1).stream().findFirst();
                boolean shadow =
                        inForce.filter(landscape -> isShadowed(landscape, way)).isPresent();
                last.ifPresentOrElse(
                        kept::add, () -> notYet.add(Ways.notYet(flow, way).put("shadow", shadow)));
                unread.stream()
                        .filter(one -> isOf(one, flow, way, last))
                        .map(one -> ReportJson.of(one).put("shadow", shadow))
                        .forEach(failed::add);
            }
        }
        if (kept.isEmpty() && failed.isEmpty()) {
            return Ways.nothing(
                    notYet.isEmpty()
                            ? "neither stock nor paper is carried there by the configuration in force"
                            : "no way of stock or paper was compared yet: there are " + notYet.size());
        }
        kept.sort(Comparator.comparing(Drifts::way).reversed());
        ObjectNode json = new Page<>(kept, Drifts::way, ReportJson::of).json(asked);
        json.set("not_reconciled", Json.list(notYet, one -> one));
        json.set("not_compared", Json.list(failed, one -> one));
        return Reply.ok(json);
    }

    private static List<Way> compared(Optional<Landscape> inForce, FlowSpec flow, Optional<String> system) {
        return inForce.stream()
                .flatMap(landscape -> Stream.concat(
                        COMPARED.contains(flow) ? Ways.of(landscape, flow, system).stream() : Stream.empty(),
                        Ways.ofShadows(landscape, flow, system).stream()))
                .toList();
    }

    private static boolean isShadowed(Landscape landscape, Way way) {
        return landscape.shadows().stream()
                .map(SystemSpec::id)
                .anyMatch(shadow -> shadow.equals(way.source()) || shadow.equals(way.target()));
    }

    /** Whether it says that the last look at a way failed. */
    private static boolean isOf(Unread unread, FlowSpec flow, Way way, Optional<DriftReport> last) {
        return unread.flow() == flow
                && unread.source().equals(way.source())
                && unread.target().map(way.target()::equals).orElse(true)
                && last.map(report -> report.at().isBefore(unread.at())).orElse(true);
    }

    private Reply history(HttpAsked asked, Map<String, String> named) {
        Optional<FlowSpec> flow = FlowSpec.of(named.getOrDefault("flow", "")).filter(SHADOWED::contains);
        List<SystemId> systems = Stream.of("source", "target")
                .map(part -> named.getOrDefault(part, ""))
                .filter(SystemId::isName)
                .map(SystemId::new)
                .toList();
        if (flow.isEmpty() || systems.size() < 2) {
            return Reply.unknown("this names no way that is compared", "GET /v1/drifts lists flow, source and target");
        }
        Way way = new Way(systems.getFirst(), systems.getLast());
        // Kept by the second, so the last one told may be among them.
        Optional<Instant> before = Page.last(asked).map(Drifts::time);
        List<DriftReport> kept = reports.drifts(flow.get(), way, before, Page.limit(asked) + 2);
        return kept.isEmpty() && before.isEmpty()
                ? Ways.nothing("this way was not compared yet, or not within 400 days")
                : new Page<>(kept, report -> report.at().toString(), ReportJson::of).reply(asked);
    }

    private static Instant time(String last) {
        try {
            return Instant.parse(last);
        } catch (DateTimeParseException notOurs) {
            throw Page.notOurs();
        }
    }

    private static String way(DriftReport report) {
        return report.flow().word() + "#" + report.way().source() + "#"
                + report.way().target();
    }
}
