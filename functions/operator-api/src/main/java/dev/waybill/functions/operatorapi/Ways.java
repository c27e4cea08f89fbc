package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import dev.waybill.engine.delivery.FlowSpec;
import dev.waybill.engine.landscape.Way;
import dev.waybill.engine.port.LandscapeStore;
import dev.waybill.views.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways on which both sides are compared, as configured: what was not compared yet can be told from what there is not. */
record Ways(LandscapeStore landscapes) {
    private static final String ROUNDS =
            "reconcile-systems compares every six hours, if both connectors can list what changed";

    /** What leads from or to a system, or all. */
    List<Way> of(FlowSpec flow, Optional<String> system) {
        return now().map(landscape -> of(landscape, flow, system)).orElse(List.of());
    }

    /** The configuration in force: who asks several things of it reads it once. */
    Optional<Landscape> now() {
        return landscapes.latest().map(Revision::landscape);
    }

    static List<Way> of(Landscape landscape, FlowSpec flow, Optional<String> system) {
        return of(landscape, flow).filter(way -> isOf(way, system)).toList();
    }

    /** The same with a shadow in the place of the system beside which it runs. */
    static List<Way> ofShadows(Landscape landscape, FlowSpec flow, Optional<String> system) {
        return landscape.shadows().stream()
                .flatMap(shadow -> of(landscape, flow).flatMap(way -> way.with(shadow).stream()))
                .filter(way -> isOf(way, system))
                .toList();
    }

    private static Stream<Way> of(Landscape landscape, FlowSpec flow) {
        return landscape.systems().stream()
                .map(SystemSpec::id)
                .flatMap(source ->
                        landscape.targets(flow.word(), source).stream().map(target -> new Way(source, target)));
    }

    static boolean isOf(Way way, Optional<String> system) {
        return system.map(name -> Stream.of(way.source(), way.target())
                        .map(SystemId::value)
                        .anyMatch(name::equals))
                .orElse(true);
    }

    /** A way that nothing is known of yet. */
    static ObjectNode notYet(FlowSpec flow, Way way) {
        return Json.object()
                .put("flow", flow.word())
                .put("source", way.source().value())
                .put("target", way.target().value())
                .put("next", ROUNDS);
    }

    static Reply nothing(String why) {
        return Reply.problem(404, "NOT_RECONCILED", why, ROUNDS);
    }
}
