package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.domain.ownership.DataName;
import dev.waybill.domain.ownership.OwnershipMap.Decision;
import dev.waybill.domain.ownership.OwnershipRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source of a route owns what the route moves, in its market, and may bring it into the world; nothing moves unowned. */
final class RoutesOwn implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.routes().stream()
                .flatMap(route -> sheet.sources(route).stream()
                        .flatMap(source -> route.moves().stream().flatMap(data -> check(sheet, route, source, data))))
                .toList();
    }

    private static Stream<Problem> check(Sheet sheet, WrittenRoute route, WrittenSystem source, DataName data) {
        Stream<DataName> enough = data == route.flow().moves() ? route.flow().carries() : Stream.of(data);
        List<Decision> decisions = enough.map(one -> sheet.ownership()
                        .mayChange(source.id(), one, source.spec().market()))
                .toList();
        return switch (best(decisions)) {
            case Decision.NoRule gap -> sheet.allRules() ? Stream.of(gap(sheet, route, source, data)) : Stream.empty();
            case Decision.Forbidden forbidden -> Stream.of(notOwner(sheet, route, source, data, forbidden.rule()));
            case Decision.Allowed allowed ->
                route.flow().bringsNew() ? born(sheet, route, source, data) : Stream.empty();
        };
    }

    /** That it owns one of them is enough; that nobody owns any is worse than that somebody else does. */
    private static Decision best(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::isAllowed)
                .findFirst()
                .or(() -> decisions.stream()
                        .filter(Decision.Forbidden.class::isInstance)
                        .findFirst())
                .orElseGet(decisions::getFirst);
    }

    private static Stream<Problem> born(Sheet sheet, WrittenRoute route, WrittenSystem source, DataName data) {
        return switch (sheet.ownership()
                .mayCreate(source.id(), data, source.spec().market())) {
            case Decision.Forbidden forbidden -> Stream.of(notBorn(sheet, route, source, data, forbidden.rule()));
            case Decision.Allowed allowed -> Stream.empty();
            case Decision.NoRule gap -> Stream.empty();
        };
    }

    private static Problem gap(Sheet sheet, WrittenRoute route, WrittenSystem source, DataName data) {
        String others = sheet.rules().stream()
                .map(written -> written.rule().data())
                .filter(other -> other.entity() == data.entity() && other != data)
                .map(DataName::word)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Problem(
                route.fromAt(),
                route.flow().word() + " moves " + data.word() + " from " + source.id() + market(source)
                        + ", but nobody owns it there" + (others.isEmpty() ? "" : " (only " + others + ")"),
                "add a rule with data: " + data.word());
    }

    private static Problem notOwner(
            Sheet sheet, WrittenRoute route, WrittenSystem source, DataName data, OwnershipRule rule) {
        return new Problem(
                route.fromAt(),
                route.flow().word() + " moves " + data.word() + " from " + source.id() + market(source)
                        + ", but its owner is " + rule.owner() + line(sheet, rule),
                "make " + source.id() + " the owner, or route from the owner");
    }

    private static Problem notBorn(
            Sheet sheet, WrittenRoute route, WrittenSystem source, DataName data, OwnershipRule rule) {
        return new Problem(
                route.fromAt(),
                route.flow().word() + " brings new " + data.word() + " from " + source.id() + market(source)
                        + ", but it is created in " + rule.createdIn() + line(sheet, rule),
                "let created-in match " + source.id() + ", or route from where it is created");
    }

    private static String market(WrittenSystem source) {
        return source.spec().market().map(market -> " (market " + market + ")").orElse("");
    }

    private static String line(Sheet sheet, OwnershipRule rule) {
        return sheet.rules().stream()
                .filter(written -> written.rule().equals(rule))
                .findFirst()
                .map(written -> " (line " + written.at().line() + ")")
                .orElse("");
    }
}
