package dev.waybill.config.yaml;

import dev.waybill.config.problem.Place;
import dev.waybill.config.problem.Problem;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The text of a file read as YAML. Never throws, whatever the text.
 *
 * @param root the tree; empty if the text is not YAML at all
 */
public record YamlFile(Optional<Part> root, List<Problem> problems) {
    /** Far beyond any real file; what is larger is a mistake or an attack. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    public YamlFile {
        problems = List.copyOf(problems);
    }

    public static YamlFile read(String written) {
        String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
        if (text.length() > MOST_CHARACTERS) {
            return unreadable(
                    Place.START,
                    "the file has " + text.length() + " characters, more than the " + MOST_CHARACTERS + " allowed",
                    "check that it is the right file");
        }
        try {
            Node node = compose(text);
            return node == null
                    ? unreadable(Place.START, "the file is empty", "start from infrastructure/config/waybill.yaml")
                    : new NodeReading().read(node);
        } catch (MarkedYAMLException broken) {
            return unreadable(placeOf(broken), SyntaxWords.what(broken), SyntaxWords.next(broken));
        } catch (ReaderException character) {
            return unreadable(
                    placeOf(text, character.getPosition()),
                    "the file has the character U+%04X, which YAML does not allow".formatted(character.getCodePoint()),
                    "remove it");
        } catch (YAMLException | IllegalArgumentException broken) {
            return unreadable(Place.START, "this is not YAML (" + broken.getMessage() + ")", "correct it");
        }
    }

    private static @Nullable Node compose(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setCodePointLimit(MOST_CHARACTERS);
        return new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
    }

    private static Place placeOf(MarkedYAMLException broken) {
        return Optional.ofNullable(broken.getProblemMark())
                .or(() -> Optional.ofNullable(broken.getContextMark()))
                .map(NodeReading::place)
                .orElse(Place.START);
    }

    private static Place placeOf(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(line, before.length() - lineStart + 1);
    }

    private static YamlFile unreadable(Place place, String what, String next) {
        return new YamlFile(Optional.empty(), List.of(new Problem(place, what, next)));
    }
}
