package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a role allows, one action on one resource at a time. */
record Grants(List<Grant> all) {
    /** The rest of an ARN behind a resource of the template: {@code ${LedgerTable.Arn}/index/open}. */
    private static final Pattern PART = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\.Arn}(.*)");
    /** A kind of resource that is not in the template: {@code arn:…:ssm:…:parameter${SecretsPath}/*}. */
    private static final Pattern FOREIGN = Pattern.compile("arn:.*[:/]([a-z]+)\\$\\{SecretsPath}/\\*");

    /**
     * One thing that is allowed.
     *
     * @param on a resource of the template, with what follows its ARN, or the kind of a resource elsewhere
     * @param partitions the only partitions of a table for which it holds; empty for all
     */
    record Grant(String action, String on, List<String> partitions) {
        @Override
        public String toString() {
            return action + " " + on;
        }
    }

    static Grants of(Template template, Resource function) {
        Optional<Resource> role = template.target(function.properties().path("Role"));
        return new Grants(role.stream()
                .flatMap(found -> PermissionRules.allowing(found))
                .filter(statement -> statement.has("Resource"))
                .flatMap(Grants::each)
                .toList());
    }

    private static Stream<Grant> each(JsonNode statement) {
        List<String> partitions = Specification.texts(statement
                        .path("Condition")
                        .path("ForAllValues:StringEquals")
                        .path("dynamodb:LeadingKeys"))
                .toList();
        return PermissionRules.texts(statement.path("Action")).flatMap(action -> resources(statement.path("Resource"))
                .map(resource -> new Grant(action, name(resource), partitions)));
    }

    private static Stream<JsonNode> resources(JsonNode written) {
        return written.isArray() ? Template.children(written) : Stream.of(written);
    }

    private static String name(JsonNode resource) {
        String text = resource.path("Fn::Sub").asText();
        return Stream.of(PART, FOREIGN)
                .map(pattern -> pattern.matcher(text))
                .filter(found -> found.matches())
                .map(found -> found.groupCount() == 2 ? found.group(1) + found.group(2) : found.group(1))
                .findFirst()
                .orElseGet(() -> resource.path("Fn::GetAtt").path(0).asText(resource.toString()));
    }
}
