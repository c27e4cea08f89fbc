package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Nobody is called twice for one thing: alarms tell nobody by themselves, each is a child of exactly one alarm that pages. */
final class PagingRules {
    private static final String ALARM_LIST = "Alarms";

    private PagingRules() {}

    static List<String> violations(Template template, Template nested) {
        Resource stack =
                template.ofType("AWS::CloudFormation::Stack").findFirst().orElseThrow();
        JsonNode given = stack.properties().path("Parameters");
        return Stream.of(alarms(template, given), parameters(stack, given, nested), pages(nested))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<String> alarms(Template template, JsonNode given) {
        List<String> children = given.properties().stream()
                .filter(parameter -> parameter.getKey().endsWith(ALARM_LIST))
                .flatMap(parameter -> Template.references(parameter.getValue()))
                .toList();
        Stream<String> pagers = template.ofType("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.properties().has("AlarmActions")
                        || alarm.properties().has("OKActions"))
                .map(alarm ->
                        alarm.because("pages by itself: leave AlarmActions and OKActions to the composite alarm"));
        Stream<String> strays = template.ofType("AWS::CloudWatch::Alarm")
                .filter(alarm -> children.stream().filter(alarm.id()::equals).count() != 1)
                .map(alarm -> alarm.because("must be in exactly one list of alarms that Observability is given"));
        return Stream.concat(pagers, strays);
    }

    /** CloudFormation refuses a stack that is given too much or too little. */
    private static Stream<String> parameters(Resource stack, JsonNode given, Template nested) {
        Set<String> all = names(given);
        Set<String> declared = names(nested.json().path("Parameters"));
        Stream<String> unknown = all.stream()
                .filter(name -> !declared.contains(name))
                .map(name -> stack.because("gives " + name + ", which observability.yaml does not take"));
        Stream<String> missing = declared.stream()
                .filter(name -> !all.contains(name))
                .map(name -> stack.because("does not give " + name + ", which observability.yaml takes"));
        return Stream.concat(unknown, missing);
    }

    private static Stream<String> pages(Template nested) {
        return nested.json().path("Parameters").properties().stream()
                .map(parameter -> parameter.getKey())
                .filter(name -> name.endsWith(ALARM_LIST))
                .filter(name -> nested.ofType("AWS::CloudWatch::CompositeAlarm")
                        .noneMatch(alarm -> alarm.properties().has("AlarmActions")
                                && Template.references(alarm.properties().path("AlarmRule"))
                                        .anyMatch(name::equals)))
                .map(name -> "observability.yaml: no alarm that pages is made of " + name);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
