package dev.waybill.checks;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** One rule about the template; says every place that breaks it, with its line and what to do. */
record TemplateRule(String name, Function<Template, Stream<String>> check) {
    static List<TemplateRule> all() {
        return Stream.of(
                        SpecificationRules.rules(),
                        QueueRules.rules(),
                        FunctionRules.rules(),
                        DeploymentRules.rules(),
                        PermissionRules.rules(),
                        TemplateShapeRules.rules())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> violations(Template template) {
        return all().stream().flatMap(rule -> rule.check().apply(template)).toList();
    }
}
