package dev.waybill.config.rule;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.domain.system.SystemPattern;
import java.util.List;
import java.util.stream.Stream;

/** Every route leads from a system to another one. */
final class RoutesLead implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.allSystems()
                ? sheet.routes().stream().flatMap(route -> check(sheet, route)).toList()
                : List.of();
    }

    private static Stream<Problem> check(Sheet sheet, WrittenRoute route) {
        List<Problem> unmatched = Stream.of(
                        unmatched(sheet, "from", route.route().from(), route.fromAt()),
                        unmatched(sheet, "to", route.route().to(), route.toAt()))
                .flatMap(stream -> stream)
                .toList();
        if (!unmatched.isEmpty() || !sheet.sources(route).isEmpty()) {
            return unmatched.stream();
        }
        return Stream.of(new Problem(
                route.at(),
                "the route " + route.flow().word() + " leads from "
                        + route.route().from() + " to itself",
                "name two different systems"));
    }

    private static Stream<Problem> unmatched(Sheet sheet, String name, SystemPattern pattern, Place at) {
        boolean found = sheet.working().anyMatch(system -> pattern.matches(system.id()));
        return found
                ? Stream.empty()
                : Stream.of(new Problem(
                        at,
                        name + " " + Words.quoted(pattern.value()) + " matches no system",
                        Words.choose(pattern.value(), sheet.names())));
    }
}
