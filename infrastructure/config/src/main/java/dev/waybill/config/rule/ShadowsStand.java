package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.config.rule.Sheet.WrittenSetting;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import dev.waybill.connector.Capability;
import dev.waybill.connector.ConnectorType;
import dev.waybill.domain.system.SystemSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A shadow runs beside a system that works, and could do what that one does. */
final class ShadowsStand implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        return sheet.systems().stream()
                .flatMap(system -> system.settings().stream()
                        .filter(setting -> setting.name().equals(SystemSpec.SHADOW_OF))
                        .flatMap(setting -> check(sheet, system, setting)))
                .toList();
    }

    private static Stream<Problem> check(Sheet sheet, WrittenSystem shadow, WrittenSetting written) {
        Optional<WrittenSystem> beside = sheet.working()
                .filter(system -> system.id().value().equals(written.value()))
                .findFirst();
        if (beside.isEmpty()) {
            return sheet.allSystems() ? Stream.of(besideNobody(sheet, shadow, written)) : Stream.empty();
        }
        return sheet.routes().stream().flatMap(route -> lacking(sheet, route, shadow, beside.get(), written));
    }

    private static Problem besideNobody(Sheet sheet, WrittenSystem shadow, WrittenSetting written) {
        return new Problem(
                written.at(),
                "system " + shadow.id() + " is to run beside " + Words.quoted(written.value())
                        + ", which is no system that works itself",
                Words.choose(
                        written.value(),
                        sheet.working().map(system -> system.id().value()).toList()));
    }

    private static Stream<Problem> lacking(
            Sheet sheet, WrittenRoute route, WrittenSystem shadow, WrittenSystem beside, WrittenSetting written) {
        Stream<Capability> asSource =
                sheet.sources(route).contains(beside) ? Stream.of(route.flow().ofSource()) : Stream.empty();
        Stream<Capability> asTarget =
                sheet.targets(route).contains(beside) ? Stream.of(route.flow().ofTarget()) : Stream.empty();
        return shadow.type().stream().flatMap(type -> Stream.concat(asSource, asTarget)
                .filter(needed -> !type.capabilities(shadow.spec()).contains(needed))
                .map(needed -> lacking(route, shadow, type, needed, written)));
    }

    private static Problem lacking(
            WrittenRoute route, WrittenSystem shadow, ConnectorType type, Capability needed, WrittenSetting written) {
        return new Problem(
                written.nameAt(),
                "system " + shadow.id() + " cannot stand in for " + written.value() + ": "
                        + route.flow().word() + " needs " + needed + ", which the connector " + type.name()
                        + " does not have",
                "choose a connector that has it, or take the system out");
    }
}
