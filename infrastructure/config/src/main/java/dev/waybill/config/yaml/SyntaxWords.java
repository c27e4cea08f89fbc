package dev.waybill.config.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the YAML reader complains about, in words that help. */
final class SyntaxWords {
    private SyntaxWords() {}

    static String what(MarkedYAMLException broken) {
        String problem = problemOf(broken);
        if (problem.contains("\\t(TAB)")) {
            return "a tab stands where YAML needs spaces";
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "a ':' is not allowed here";
        }
        if (problem.contains("found undefined alias")) {
            return "the file refers to something that is not defined (" + problem + ")";
        }
        if (problem.contains("found another document")) {
            return "the file holds more than one document ('---')";
        }
        if (problem.contains("Global tag is not allowed")) {
            return "the tag " + problem.replaceAll(".*: ", "") + " is not allowed";
        }
        String context = Optional.ofNullable(broken.getContext()).orElse("");
        return "this is not YAML: " + problem + (context.isBlank() ? "" : ", " + context);
    }

    static String next(MarkedYAMLException broken) {
        String problem = problemOf(broken);
        if (problem.contains("\\t(TAB)")) {
            return "indent with spaces";
        }
        if (problem.contains("mapping values are not allowed here")) {
            return "check the indentation, or put the text in quotes";
        }
        if (problem.contains("Global tag is not allowed")) {
            return "remove it";
        }
        if (problem.contains("found another document")) {
            return "keep one";
        }
        if (problem.contains("<block end>")) {
            return "check the indentation of this line and the one above";
        }
        if (problem.contains("',' or")) {
            return "check that every { has its } and every [ its ]";
        }
        return "correct the text here";
    }

    private static String problemOf(MarkedYAMLException broken) {
        return Optional.ofNullable(broken.getProblem()).orElse("unreadable").replaceAll("[\\s\\p{Cc}]+", " ");
    }
}
