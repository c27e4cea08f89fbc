package dev.waybill.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads CloudFormation's YAML into maps, lists and texts, with every short form ({@code !Ref X}) written out
 * ({@code {Ref: X}}). Scalars stay the texts they are: who needs a number asks for one.
 */
final class Yaml {
    private Yaml() {}

    @Nullable
    static Object read(String text) {
        org.yaml.snakeyaml.Yaml yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return value(yaml.compose(new java.io.StringReader(text)));
    }

    @Nullable
    private static Object value(Node node) {
        Object plain =
                switch (node) {
                    case MappingNode mapping -> map(mapping);
                    case SequenceNode sequence -> list(sequence);
                    case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
                    default -> throw new TemplateException("template.yaml has a node that is not read: " + node);
                };
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && plain != null ? written(tag.substring(1), plain) : plain;
    }

    private static Map<String, Object> written(String name, Object argument) {
        return switch (name) {
            case "Ref", "Condition" -> Map.of(name, argument);
            case "GetAtt" ->
                Map.of("Fn::GetAtt", argument instanceof String path ? List.of(path.split("\\.", 2)) : argument);
            default -> Map.of("Fn::" + name, argument);
        };
    }

    private static Map<String, Object> map(MappingNode mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Object value = value(entry.getValueNode());
            if (entry.getKeyNode() instanceof ScalarNode key && value != null) {
                map.put(key.getValue(), value);
            }
        }
        return map;
    }

    private static List<Object> list(SequenceNode sequence) {
        List<Object> list = new ArrayList<>();
        for (Node entry : sequence.getValue()) {
            Object value = value(entry);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }
}
