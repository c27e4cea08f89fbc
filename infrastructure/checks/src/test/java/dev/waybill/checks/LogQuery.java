package dev.waybill.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of CloudWatch Logs Insights, as far as it names fields
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html, read 2026-11).
 */
record LogQuery(String name, String text) {
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(\\|\\s*)?#.*$|\\s#\\s.*$");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    /** A name, not what a number begins ({@code 5m}) and not a function ({@code count(}). */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.@])@?[A-Za-z_][\\w.]*(?![\\w.]*\\()");

    private static final Pattern GIVEN = Pattern.compile("\\bas\\s+(\\w+)");
    private static final Pattern MESSAGES = Pattern.compile("\\bmessage\\s*(?:=|in)\\s*(\"[^\"]*\"|\\[[^\\]]*])");
    private static final Set<String> KEYWORDS = Set.of(
            "SOURCE", "and", "as", "asc", "by", "dedup", "desc", "display", "fields", "filter", "in", "like", "limit",
            "not", "or", "sort", "stats");

    /** The fields that a line must have for it to say anything; what the query itself computes is none. */
    Set<String> fields() {
        String bare = TEXT.matcher(code()).replaceAll(" ").replace("`", "");
        Set<String> given = all(GIVEN, bare);
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(word -> !KEYWORDS.contains(word) && !given.contains(word))
                .collect(Collectors.toSet());
    }

    /** The kinds of line that it asks for; empty for all. */
    Set<String> messages() {
        return MESSAGES.matcher(code())
                .results()
                .flatMap(found -> new LogQuery(name, found.group(1)).texts().stream())
                .collect(Collectors.toSet());
    }

    /** What it compares with. */
    List<String> texts() {
        return TEXT.matcher(code())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private String code() {
        return COMMENT.matcher(text).replaceAll(" ");
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
