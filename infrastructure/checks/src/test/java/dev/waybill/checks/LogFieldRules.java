package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.waybill.checks.Template.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each function's log can be searched by index, and by fields that its lines have: those that the {@code Json…} classes it reaches write. */
record LogFieldRules(JavaClasses product) {
    private static final Pattern WRITES_LINES = Pattern.compile("dev\\.waybill\\.aws\\.Json\\w*(Log|Lines)(\\$.*)?");

    List<String> violations(Template template) {
        return template.functions()
                .flatMap(function ->
                        template
                                .target(function.properties()
                                        .path("LoggingConfig")
                                        .path("LogGroup"))
                                .stream()
                                .flatMap(group -> violations(function, group)))
                .toList();
    }

    private Stream<String> violations(Resource function, Resource group) {
        List<String> fields = Template.children(group.properties().path("FieldIndexPolicies"))
                .flatMap(policy -> Specification.texts(policy.path("Fields")))
                .toList();
        if (fields.isEmpty()) {
            return Stream.of(group.because("has no index: set FieldIndexPolicies, so that one order is found at once"));
        }
        Set<String> written = written(function);
        return fields.stream()
                .filter(field -> !written.contains(field))
                .map(field ->
                        group.because("has an index of '" + field + "', which no line of " + function.id() + " has"));
    }

    private Set<String> written(Resource function) {
        String handler = function.properties().path("Handler").asText().replaceFirst("::.*", "");
        return product.stream()
                .filter(type -> type.getName().equals(handler))
                .flatMap(type -> EnvironmentRules.reachable(type, new HashSet<>()).stream())
                .filter(type -> WRITES_LINES.matcher(type.getName()).matches())
                .flatMap(EnvironmentRules::textConstants)
                .collect(Collectors.toSet());
    }
}
