package dev.waybill.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Spells every name in template.yaml wrongly, one at a time: each is noticed. */
class EveryNameMattersTest {
    /** What is below these is named by us; whether it is named alike everywhere, the other rules say. */
    private static final Set<String> NAMED_BY_US =
            Set.of("Parameters", "Conditions", "Resources", "Outputs", "Events", "Tags");

    private final Node root = TemplateYaml.compose(Repository.read(Repository.ROOT.resolve("template.yaml")));
    private final EnvironmentRules environment = new EnvironmentRules(Repository.productClasses());
    private final List<String> unnoticed = new ArrayList<>();
    private int spelt;

    @Test
    void a_wrong_name_anywhere_is_noticed() {
        spellWrongly("template.yaml", root, false);

        assertThat(unnoticed).isEmpty();
        assertThat(spelt).as("names that were spelt wrongly").isGreaterThan(1_000);
    }

    private void spellWrongly(String place, Node node, boolean namedByUs) {
        switch (node) {
            case MappingNode mapping -> {
                for (int at = 0; at < mapping.getValue().size(); at++) {
                    entry(place, mapping.getValue(), at, namedByUs);
                }
            }
            case SequenceNode sequence -> sequence.getValue().forEach(item -> spellWrongly(place + "[]", item, false));
            default -> {
                // A value: TemplateRulesTest has examples of wrong ones.
            }
        }
    }

    private void entry(String place, List<NodeTuple> entries, int at, boolean namedByUs) {
        NodeTuple right = entries.get(at);
        ScalarNode key = (ScalarNode) right.getKeyNode();
        String here = place + "." + key.getValue();
        if (!namedByUs) {
            entries.set(at, new NodeTuple(misspelt(key), right.getValueNode()));
            spelt++;
            if (!isNoticed()) {
                unnoticed.add(here);
            }
            entries.set(at, right);
        }
        spellWrongly(here, right.getValueNode(), NAMED_BY_US.contains(key.getValue()));
    }

    private static ScalarNode misspelt(ScalarNode key) {
        return new ScalarNode(
                Tag.STR, key.getValue() + "x", key.getStartMark(), key.getEndMark(), key.getScalarStyle());
    }

    private boolean isNoticed() {
        Template template = Template.of(root);
        return TemplateRule.all().stream()
                        .anyMatch(rule -> rule.check().apply(template).findAny().isPresent())
                || !environment.violations(template).isEmpty();
    }
}
