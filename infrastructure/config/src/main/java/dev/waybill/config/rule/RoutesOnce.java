package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Sheet.WrittenRoute;
import dev.waybill.config.rule.Sheet.WrittenSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One flow takes one way between two systems: a second route for the same pair would be without effect. */
final class RoutesOnce implements Rule {
    @Override
    public List<Problem> check(Sheet sheet) {
        List<Problem> problems = new ArrayList<>();
        for (int later = 1; later < sheet.routes().size(); later++) {
            WrittenRoute route = sheet.routes().get(later);
            sheet.routes().subList(0, later).stream()
                    .flatMap(earlier -> overlap(sheet, earlier, route).stream())
                    .findFirst()
                    .ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> overlap(Sheet sheet, WrittenRoute earlier, WrittenRoute later) {
        if (earlier.flow() != later.flow()) {
            return Optional.empty();
        }
        return sheet.sources(later).stream()
                .flatMap(source -> sheet.targets(later).stream()
                        .filter(target -> leads(earlier, source, target) && leads(later, source, target))
                        .map(target -> new Problem(
                                later.at(),
                                later.flow().word() + " from " + source.id() + " to " + target.id()
                                        + " is routed twice (first on line "
                                        + earlier.at().line() + ")",
                                "remove one route, or narrow its pattern")))
                .findFirst();
    }

    private static boolean leads(WrittenRoute route, WrittenSystem source, WrittenSystem target) {
        return route.route().leads(source.id(), target.id());
    }
}
