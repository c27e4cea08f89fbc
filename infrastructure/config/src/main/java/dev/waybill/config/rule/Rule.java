package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import java.util.List;

/** One thing that must be true of a whole file. Pure; finds all that speaks against it, not only the first. */
@FunctionalInterface
public interface Rule {
    List<Problem> check(Sheet sheet);

    /** Every rule, in no particular order: problems are sorted by line. */
    static List<Rule> all() {
        return List.of(
                new SettingsFit(),
                new SecretsNamed(),
                new OwnersExist(),
                new OneOwner(),
                new RoutesLead(),
                new RoutesOnce(),
                new RoutesCan(),
                new RoutesOwn(),
                new ShadowsStand());
    }
}
