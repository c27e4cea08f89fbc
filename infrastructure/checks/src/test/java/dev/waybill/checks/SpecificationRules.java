package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every name and value of the template is one that CloudFormation knows, by its published specification. */
final class SpecificationRules {
    private static final Specification KNOWN = Specification.published();

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html (read 2026-11). */
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Parameters",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    private static final Set<String> OF_A_RESOURCE =
            Set.of("Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");
    private static final Set<String> OF_A_PARAMETER = Set.of(
            "Type",
            "Default",
            "Description",
            "AllowedPattern",
            "AllowedValues",
            "ConstraintDescription",
            "MaxLength",
            "MaxValue",
            "MinLength",
            "MinValue",
            "NoEcho");
    private static final Set<String> OF_AN_OUTPUT = Set.of("Description", "Value", "Export", "Condition");
    private static final Set<String> FUNCTIONS = Set.of(
            "Fn::And",
            "Fn::Equals",
            "Fn::GetAtt",
            "Fn::If",
            "Fn::Join",
            "Fn::Not",
            "Fn::Or",
            "Fn::Select",
            "Fn::Split",
            "Fn::Sub");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\.([A-Za-z0-9.]+)}");

    private SpecificationRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("known names", SpecificationRules::names),
                new TemplateRule("known functions", template -> functions("template.yaml", template.json())),
                new TemplateRule("known attributes", SpecificationRules::attributes),
                new TemplateRule("known conditions", SpecificationRules::conditions),
                new TemplateRule("CloudFormation's properties", SpecificationRules::properties),
                new TemplateRule("properties that SAM hands on", HandedOn::violations));
    }

    private static Stream<String> names(Template template) {
        JsonNode json = template.json();
        return Stream.of(
                        unknown("template.yaml", json, SECTIONS),
                        eachIn(json, "Resources", OF_A_RESOURCE),
                        eachIn(json, "Parameters", OF_A_PARAMETER),
                        eachIn(json, "Outputs", OF_AN_OUTPUT),
                        json.path("Resources").properties().stream()
                                .flatMap(resource -> unknown(
                                        resource.getKey() + ".Metadata",
                                        resource.getValue().path("Metadata"),
                                        Set.of("SkipBuild"))))
                .flatMap(found -> found);
    }

    private static Stream<String> eachIn(JsonNode json, String section, Set<String> known) {
        return json.path(section).properties().stream()
                .flatMap(entry -> unknown(section + "." + entry.getKey(), entry.getValue(), known));
    }

    private static Stream<String> unknown(String place, JsonNode object, Set<String> known) {
        return object.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !known.contains(name))
                .map(name -> place + " says '" + name + "', which means nothing to CloudFormation");
    }

    private static Stream<String> functions(String place, JsonNode value) {
        Stream<String> here = value.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> (name.startsWith("Fn::") && !FUNCTIONS.contains(name))
                        || (name.equals("Ref") && value.size() > 1))
                .map(name -> place + " uses " + name + ", which is not a function of CloudFormation");
        Stream<String> below = Stream.concat(
                value.properties().stream().flatMap(entry -> functions(place + "." + entry.getKey(), entry.getValue())),
                value.isArray()
                        ? Template.children(value).flatMap(item -> functions(place + "[]", item))
                        : Stream.of());
        return Stream.concat(here, below);
    }

    private static Stream<String> attributes(Template template) {
        JsonNode json = template.json();
        Stream<String[]> asked = json.findValues("Fn::GetAtt").stream()
                .map(pair -> new String[] {pair.path(0).asText(), pair.path(1).asText()});
        Stream<String[]> substituted = json.findValues("Fn::Sub").stream()
                .map(sub -> sub.isArray() ? sub.path(0).asText() : sub.asText())
                .flatMap(text -> ATTRIBUTE.matcher(text).results())
                .map((MatchResult found) -> new String[] {found.group(1), found.group(2)});
        return Stream.concat(asked, substituted)
                .flatMap(pair -> template.resources().stream()
                        .filter(resource -> resource.id().equals(pair[0]))
                        .filter(resource -> !KNOWN.hasAttribute(resource.type(), pair[1]))
                        .map(resource -> resource.because(
                                "is asked for " + pair[1] + ", which is not an attribute of " + resource.type())))
                .distinct();
    }

    private static Stream<String> conditions(Template template) {
        JsonNode known = template.json().path("Conditions");
        return Stream.concat(
                        template.json().findValues("Fn::If").stream().map(choice -> choice.path(0)),
                        template.resources().stream()
                                .map(resource -> resource.json().path("Condition")))
                .filter(name -> name.isTextual() && !known.has(name.asText()))
                .map(name -> "template.yaml uses the condition " + name + ", which it does not define");
    }

    private static Stream<String> properties(Template template) {
        ValueRules values = new ValueRules(KNOWN, template.json().path("Parameters"));
        return template.resources().stream()
                .filter(resource -> !resource.type().startsWith("AWS::Serverless::"))
                .flatMap((Resource resource) -> KNOWN.knows(resource.type())
                        ? values.ofObject("it", resource.properties(), KNOWN.propertiesOf(resource.type()))
                                .map(resource::because)
                        : Stream.of(resource.because("is of type '" + resource.type()
                                + "', which our extract of the specification does not know: run"
                                + " infrastructure/checks/specification")));
    }
}
