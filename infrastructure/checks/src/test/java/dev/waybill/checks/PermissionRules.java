package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Least rights: one role per function, actions by name on resources by name. */
final class PermissionRules {
    /**
     * Those that IAM knows no resource for
     * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html, read 2026-11).
     */
    private static final Set<String> WITHOUT_RESOURCE = Set.of("cloudwatch:GetMetricData");

    private PermissionRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("own role", PermissionRules::ownRole),
                new TemplateRule("no wildcard action", PermissionRules::wildcardActions),
                new TemplateRule("no wildcard resource", PermissionRules::wildcardResources),
                new TemplateRule("no ready-made policy", PermissionRules::readyMadePolicies));
    }

    /** A function without {@code Role} gets one of its own from SAM. */
    private static Stream<String> ownRole(Template template) {
        List<Resource> functions = template.functions().toList();
        return functions.stream()
                .filter(function -> function.properties().has("Role"))
                .flatMap(function -> {
                    Optional<Resource> role =
                            template.target(function.properties().path("Role"));
                    boolean shared = functions.stream()
                            .filter(other -> !other.equals(function))
                            .anyMatch(other -> role.equals(
                                    template.target(other.properties().path("Role"))));
                    return role.isEmpty() || shared
                            ? Stream.of(function.because("needs a role of this template that no other function has"))
                            : Stream.of();
                });
    }

    private static Stream<String> wildcardActions(Template template) {
        return template.resources().stream().flatMap(resource -> allowing(resource)
                .flatMap(statement -> texts(statement.path("Action")))
                .filter(action -> action.contains("*"))
                .map(action -> resource.because("allows '" + action + "': name each action")));
    }

    private static Stream<String> wildcardResources(Template template) {
        return template.resources().stream()
                .filter(resource -> !resource.type().endsWith("QueuePolicy"))
                .flatMap(resource -> allowing(resource)
                        .filter(statement -> texts(statement.path("Resource")).anyMatch("*"::equals))
                        .filter(statement -> !texts(statement.path("Action")).allMatch(WITHOUT_RESOURCE::contains))
                        .map(statement -> resource.because(
                                "allows " + statement.path("Action") + " on every resource: name each resource")));
    }

    private static Stream<String> readyMadePolicies(Template template) {
        return template.functions()
                .flatMap(function -> Template.children(function.properties().path("Policies"))
                        .filter(policy -> !policy.has("Statement"))
                        .map(policy -> function.because("uses the ready-made policy " + policy
                                + ", which allows more than needed: write statements")));
    }

    static Stream<JsonNode> allowing(Resource resource) {
        return resource.json().findValues("Statement").stream()
                .flatMap(statements -> statements.isArray() ? Template.children(statements) : Stream.of(statements))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"));
    }

    static Stream<String> texts(JsonNode value) {
        return (value.isArray() ? Template.children(value) : Stream.of(value)).map(JsonNode::asText);
    }
}
