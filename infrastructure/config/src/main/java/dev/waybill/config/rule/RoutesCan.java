package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.connector.Capability;
import dev.waybill.connector.ConnectorType;
import java.util.List;
import java.util.stream.Stream;

/** The connectors at both ends of a route declare what its flow asks of them. */
final class RoutesCan implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.routes().stream()
                .flatMap(route -> {
                    Stream<Problem> flow = lacking(
                            sheet, route, route.flow().ofSource(), route.flow().ofTarget());
                    return route.movesTexts()
                            ? Stream.concat(
                                    flow,
                                    lacking(sheet, route, Capability.CATALOGUE_SOURCE, Capability.CATALOGUE_TARGET))
                            : flow;
                })
                .toList();
    }

    private static Stream<Problem> lacking(Sheet sheet, WrittenRoute route, Capability ofSource, Capability ofTarget) {
        return Stream.concat(
                sheet.sources(route).stream().flatMap(system -> lacking(route, system, ofSource, route.fromAt())),
                sheet.targets(route).stream().flatMap(system -> lacking(route, system, ofTarget, route.toAt())));
    }

    private static Stream<Problem> lacking(WrittenRoute route, WrittenSystem system, Capability needed, Place at) {
        return system.type().stream()
                .filter(type -> !type.capabilities(system.spec()).contains(needed))
                .map(type -> problem(route, system, type, needed, at));
    }

    private static Problem problem(
            WrittenRoute route, WrittenSystem system, ConnectorType type, Capability needed, Place at) {
        return type.capabilities().contains(needed)
                ? new Problem(
                        at,
                        route.flow().word() + " needs " + needed + ", which system " + system.id()
                                + " does not have with its settings",
                        "name the systems that have it, or give " + system.id()
                                + " a name that the pattern does not cover")
                : new Problem(
                        at,
                        route.flow().word() + " needs " + needed + ", which the connector " + type.name()
                                + " of system " + system.id() + " does not have",
                        "route it to or from systems whose connector has it");
    }
}
