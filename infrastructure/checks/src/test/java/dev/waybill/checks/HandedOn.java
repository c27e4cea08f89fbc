package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** SAM's schema lets pass what SAM hands on unchanged to CloudFormation; so it is checked as CloudFormation will. */
final class HandedOn {
    private static final Specification KNOWN = Specification.published();

    private static final Map<String, List<String>> GIVEN_TO = Map.of(
            "AWS::Serverless::Function", List.of("AWS::Lambda::Function"),
            "AWS::Serverless::HttpApi", List.of("AWS::ApiGatewayV2::Stage", "AWS::ApiGatewayV2::Api"),
            "SQS", List.of("AWS::Lambda::EventSourceMapping"),
            "ScheduleV2", List.of("AWS::Scheduler::Schedule", "AWS::Scheduler::Schedule.Target"));

    /** Of the same name with both, and something else to SAM: {@code DeadLetterConfig} names a queue, tags are a map. */
    private static final Set<String> OF_SAM = Set.of("Tags", "DeadLetterConfig", "Name");

    private HandedOn() {}

    static Stream<String> violations(Template template) {
        ValueRules values = new ValueRules(KNOWN, template.json().path("Parameters"));
        return template.resources().stream()
                .filter(resource -> GIVEN_TO.containsKey(resource.type()))
                .flatMap(resource -> Stream.concat(
                                same(values, resource.type(), resource.properties()), events(values, resource))
                        .map(resource::because));
    }

    private static Stream<String> events(ValueRules values, Resource resource) {
        return Template.children(resource.properties().path("Events"))
                .flatMap(event -> same(values, event.path("Type").asText(), event.path("Properties")));
    }

    private static Stream<String> same(ValueRules values, String samType, JsonNode properties) {
        return GIVEN_TO.getOrDefault(samType, List.of()).stream().flatMap(type -> properties.properties().stream()
                .filter(property -> !OF_SAM.contains(property.getKey()))
                .filter(property -> KNOWN.namesIn(type).has(property.getKey()))
                .flatMap(property -> values.ofProperty(
                        property.getKey(),
                        property.getValue(),
                        KNOWN.namesIn(type).get(property.getKey()))));
    }
}
