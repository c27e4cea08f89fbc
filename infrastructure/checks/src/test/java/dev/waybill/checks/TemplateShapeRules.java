package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.waybill.checks.Template.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The template is one that AWS takes: SAM's schema, references that lead somewhere, no circles. */
final class TemplateShapeRules {
    private static final JsonSchema SAM = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(Objects.requireNonNull(TemplateShapeRules.class.getResourceAsStream("/sam/sam.schema.json")));

    private static final Set<String> ADDED = Set.of(".Alias", ".Version", "DeploymentGroup", "Role");

    private TemplateShapeRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("SAM schema", TemplateShapeRules::schema),
                new TemplateRule("references", TemplateShapeRules::references),
                new TemplateRule("circles", TemplateShapeRules::circles),
                new TemplateRule("complete alarms", TemplateShapeRules::alarms));
    }

    private static Stream<String> schema(Template template) {
        return SAM.validate(template.json()).stream().map(problem -> "template.yaml " + problem.getMessage());
    }

    private static Stream<String> references(Template template) {
        Set<String> known = Stream.concat(
                        template.resources().stream().map(Resource::id),
                        template.json().path("Parameters").properties().stream().map(parameter -> parameter.getKey()))
                .collect(Collectors.toSet());
        Stream<String> inResources = template.resources().stream()
                .flatMap(resource -> Template.references(resource.json())
                        .filter(id -> !isKnown(template, known, id))
                        .map(id -> resource.because("refers to " + id + ", which is not in this template")));
        Stream<String> inOutputs = Template.references(template.json().path("Outputs"))
                .filter(id -> !isKnown(template, known, id))
                .map(id -> "template.yaml Outputs refers to " + id + ", which is not in this template");
        return Stream.concat(inResources, inOutputs);
    }

    /**
     * What is here, and what SAM adds to a function
     * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html,
     * read 2026-11).
     */
    private static boolean isKnown(Template template, Set<String> known, String id) {
        return known.contains(id)
                || template.functions()
                        .filter(function -> id.startsWith(function.id()))
                        .anyMatch(function ->
                                ADDED.contains(id.substring(function.id().length())));
    }

    private static Stream<String> circles(Template template) {
        return template.resources().stream()
                .filter(resource -> reaches(template, resource, resource, new HashSet<>()))
                .map(resource -> resource.because("needs itself to be created first, by way of others"));
    }

    private static boolean reaches(Template template, Resource from, Resource goal, Set<String> seen) {
        return Template.references(withoutDeployment(from.json()))
                .filter(seen::add)
                .anyMatch(id -> id.equals(goal.id())
                        || template.resources().stream()
                                .filter(resource -> resource.id().equals(id))
                                .anyMatch(next -> reaches(template, next, goal, seen)));
    }

    /** SAM makes a resource of its own of it, which comes after the function and the alarms about it. */
    private static JsonNode withoutDeployment(JsonNode resource) {
        if (resource.path("Properties").has("DeploymentPreference")) {
            ObjectNode copy = resource.deepCopy();
            copy.withObject("Properties").remove("DeploymentPreference");
            return copy;
        }
        return resource;
    }

    /** CloudFormation takes an alarm without them and CloudWatch refuses it at deployment. */
    private static Stream<String> alarms(Template template) {
        return template.ofType("AWS::CloudWatch::Alarm")
                .filter(alarm -> Stream.of("EvaluationPeriods", "ComparisonOperator", "Threshold", "TreatMissingData")
                        .anyMatch(name -> isMissing(alarm.properties(), name)))
                .map(alarm -> alarm.because(
                        "must say EvaluationPeriods, ComparisonOperator, Threshold and TreatMissingData"));
    }

    private static boolean isMissing(JsonNode properties, String name) {
        return properties.path(name).isMissingNode();
    }
}
