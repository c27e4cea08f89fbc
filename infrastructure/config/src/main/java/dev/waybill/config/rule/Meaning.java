package dev.waybill.config.rule;

import dev.waybill.config.problem.Problem;
import dev.waybill.config.yaml.Part;
import dev.waybill.connector.ConnectorType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a file means, as far as it could be read, and everything that speaks against it.
 *
 * @param problems of the single entries and of the whole
 */
public record Meaning(Sheet sheet, List<Problem> problems) {
    public Meaning {
        problems = List.copyOf(problems);
    }

    public static Meaning of(Part.Mapping root, List<ConnectorType> connectors) {
        List<Problem> problems = new ArrayList<>();
        List<Sheet.WrittenSystem> systems = new SystemEntries(connectors, problems::add).read(root);
        List<Sheet.WrittenRule> rules = OwnershipEntries.read(root);
        List<Sheet.WrittenRoute> routes = new RouteEntries(problems::add).read(root);
        int namedSystems =
                root.mapping("systems").map(all -> all.entries().size()).orElse(0);
        Sheet sheet = new Sheet(
                systems,
                rules,
                routes,
                root.mapping("systems").isPresent() && namedSystems == systems.size(),
                root.items("ownership").size() == rules.size());
        Rule.all().forEach(rule -> problems.addAll(rule.check(sheet)));
        return new Meaning(sheet, problems);
    }
}
