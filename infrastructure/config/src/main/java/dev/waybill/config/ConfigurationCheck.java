package dev.waybill.config;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.rule.Meaning;
import dev.waybill.config.schema.FileSchema;
import dev.waybill.config.yaml.Part;
import dev.waybill.config.yaml.YamlFile;
import dev.waybill.connector.ConnectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Proves a configuration: readable, of the published shape, and meaningful with these connectors. Reaches no system. */
public final class ConfigurationCheck {
    private final List<ConnectorType> connectors;
    private final FileSchema schema = new FileSchema();

    public ConfigurationCheck(List<ConnectorType> connectors) {
        this.connectors = List.copyOf(connectors);
    }

    /** All problems at once; never throws, whatever the text. */
    public Checked check(ConfigurationText file) {
        if (file.unreadable().isPresent()) {
            return new Checked.Problems(file.name(), List.of(file.unreadable().get()));
        }
        YamlFile yaml = YamlFile.read(file.text());
        List<Problem> problems = new ArrayList<>(yaml.problems());
        if (yaml.root().isEmpty()) {
            return new Checked.Problems(file.name(), problems);
        }
        Part root = yaml.root().get();
        List<Problem> shape = schema.check(root);
        if (!(root instanceof Part.Mapping mapping)) {
            problems.addAll(shape);
            return new Checked.Problems(file.name(), problems);
        }
        Meaning meaning = Meaning.of(mapping, connectors);
        problems.addAll(meaning.problems());
        problems.addAll(whereNoRuleSpoke(shape, meaning.problems()));
        return problems.isEmpty()
                ? new Checked.Ok(meaning.sheet().landscape())
                : new Checked.Problems(file.name(), problems);
    }

    /** Where both the schema and a rule complain about one place, the rule's words are the better ones. */
    private static List<Problem> whereNoRuleSpoke(List<Problem> shape, List<Problem> meaning) {
        Set<Place> spoken = meaning.stream().map(Problem::at).collect(Collectors.toSet());
        return shape.stream().filter(problem -> !spoken.contains(problem.at())).toList();
    }
}
