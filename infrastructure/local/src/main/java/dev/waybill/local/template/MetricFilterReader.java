package dev.waybill.local.template;

import dev.waybill.local.template.MetricFilterSpec.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads metric filters of JSON lines whose conditions all must hold
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html, read 2026-11).
 */
final class MetricFilterReader {
    private static final Pattern ALL = Pattern.compile("\\{ (.*) }");
    private static final Pattern ONE = Pattern.compile("\\(\\$\\.(\\w+) (?:= \"([^\"]*)\"|IS TRUE)\\)");

    private final Resolver resolver;

    MetricFilterReader(Resolver resolver) {
        this.resolver = resolver;
    }

    List<MetricFilterSpec> read(List<Map.Entry<String, Map<String, Object>>> resources) {
        return resources.stream()
                .flatMap(resource -> filters(resource.getKey(), resource.getValue()))
                .toList();
    }

    private Stream<MetricFilterSpec> filters(String logical, Map<String, Object> properties) {
        Understood.checkProperties(logical, "AWS::Logs::MetricFilter", properties);
        return Tree.list(properties, "MetricTransformations").stream()
                .map(Tree::map)
                .map(metric -> new MetricFilterSpec(
                        text(logical, properties, "LogGroupName"),
                        conditions(logical, text(logical, properties, "FilterPattern")),
                        text(logical, metric, "MetricNamespace"),
                        text(logical, metric, "MetricName"),
                        text(logical, metric, "MetricValue"),
                        dimensions(logical, metric)));
    }

    private static List<Condition> conditions(String logical, String pattern) {
        Matcher all = ALL.matcher(pattern);
        if (!all.matches()) {
            throw unknown(logical, pattern);
        }
        return Stream.of(all.group(1).split(" && ", -1))
                .map(one -> condition(logical, one))
                .toList();
    }

    private static Condition condition(String logical, String written) {
        Matcher one = ONE.matcher(written);
        if (!one.matches()) {
            throw unknown(logical, written);
        }
        return new Condition(one.group(1), Optional.ofNullable(one.group(2)));
    }

    private static TemplateException unknown(String logical, String pattern) {
        return new TemplateException("template.yaml: " + logical + " has the pattern '" + pattern
                + "', which the local run does not know: it knows { ($.field = \"text\") && ($.field IS TRUE) }");
    }

    private Map<String, String> dimensions(String logical, Map<String, Object> metric) {
        Map<String, String> dimensions = new HashMap<>();
        Tree.list(metric, "Dimensions").stream()
                .map(Tree::map)
                .forEach(dimension ->
                        dimensions.put(text(logical, dimension, "Key"), text(logical, dimension, "Value")));
        return dimensions;
    }

    private String text(String logical, Map<String, Object> properties, String name) {
        Object value = properties.get(name);
        if (value == null) {
            throw new TemplateException("template.yaml: " + logical + " has no " + name);
        }
        return resolver.text(value);
    }
}
