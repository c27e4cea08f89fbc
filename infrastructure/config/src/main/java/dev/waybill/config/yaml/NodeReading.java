package dev.waybill.config.yaml;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import dev.waybill.config.problem.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One walk over composed nodes, collecting the tree and what is wrong with it. Aliases are followed within limits. */
final class NodeReading {
    /** Aliases can multiply; a real file has a few hundred parts. */
    private static final int MOST_PARTS = 20_000;

    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final List<Problem> problems = new ArrayList<>();
    private final Set<Node> onTheWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private int parts;
    private boolean endless;

    YamlFile read(Node root) {
        Part tree = part(root);
        return new YamlFile(endless ? Optional.empty() : Optional.of(tree), problems);
    }

    static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Part part(Node node) {
        Place place = place(node.getStartMark());
        if (endless) {
            return new Part.Text(place, "", false);
        }
        if (!onTheWay.add(node)) {
            return giveUp(new Problem(place, "an alias refers to the part that it is in", "write the part out"));
        }
        if (++parts > MOST_PARTS) {
            return giveUp(new Problem(place, "the aliases make more than " + MOST_PARTS + " parts", "use fewer"));
        }
        refuseTag(node, place);
        Part part =
                switch (node) {
                    case ScalarNode scalar -> text(scalar);
                    case SequenceNode list ->
                        new Part.Sequence(
                                place, list.getValue().stream().map(this::part).toList());
                    case MappingNode mapping -> mapping(mapping);
                    default -> new Part.Text(place, "", false);
                };
        onTheWay.remove(node);
        return part;
    }

    private Part giveUp(Problem problem) {
        endless = true;
        problems.add(problem);
        return new Part.Text(problem.at(), "", false);
    }

    private void refuseTag(Node node, Place place) {
        if (!PLAIN.contains(node.getTag())) {
            problems.add(new Problem(
                    place, "the tag " + Words.quoted(node.getTag().getValue()) + " is not allowed", "remove it"));
        }
    }

    private static Part.Text text(ScalarNode scalar) {
        boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
        boolean nothing = !quoted && Set.of("~", "null", "Null", "NULL").contains(scalar.getValue());
        return new Part.Text(place(scalar.getStartMark()), nothing ? "" : scalar.getValue(), quoted);
    }

    private Part mapping(MappingNode node) {
        Map<String, Part.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            name(tuple.getKeyNode()).ifPresent(name -> {
                Part.Entry first = entries.get(name.value());
                Part value = part(tuple.getValueNode());
                if (first == null) {
                    entries.put(name.value(), new Part.Entry(name, value));
                } else {
                    problems.add(new Problem(
                            name.place(),
                            Words.quoted(name.value()) + " is written twice (first on line "
                                    + first.name().place().line() + ")",
                            "keep one of them"));
                }
            });
        }
        return new Part.Mapping(place(node.getStartMark()), List.copyOf(entries.values()));
    }

    private Optional<Part.Text> name(Node key) {
        Place place = place(key.getStartMark());
        if (!(key instanceof ScalarNode scalar)) {
            problems.add(new Problem(place, "a name must be a single word, not a list or a group", "write a name"));
            return Optional.empty();
        }
        if (key.getTag().equals(Tag.MERGE)) {
            problems.add(new Problem(place, "'<<' is not supported", "write the settings out"));
            return Optional.empty();
        }
        Part.Text text = text(scalar);
        if (text.value().isBlank()) {
            problems.add(new Problem(place, "a name is missing before ':'", "write a name"));
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
