package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What CloudFormation takes for each type of resource; where it is from: {@code src/test/resources/cloudformation/ORIGIN.md}. */
record Specification(JsonNode resources, JsonNode types) {
    private static final Specification PUBLISHED = read();

    /** SAM's types become these, whose attributes one can ask for. */
    private static final Map<String, String> MADE_BY_SAM = Map.of(
            "AWS::Serverless::Function", "AWS::Lambda::Function",
            "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api");

    static Specification published() {
        return PUBLISHED;
    }

    boolean knows(String resourceType) {
        return resources.has(resourceType);
    }

    /** Properties of a type of resource by name; empty if it is not in the extract. */
    JsonNode propertiesOf(String resourceType) {
        return resources.path(resourceType).path("properties");
    }

    /** Properties of a type of property by name. */
    JsonNode definition(String propertyType) {
        return types.path(propertyType);
    }

    /** What a type of either kind has inside. */
    JsonNode namesIn(String type) {
        return knows(type) ? propertiesOf(type) : definition(type);
    }

    boolean hasAttribute(String resourceType, String attribute) {
        JsonNode attributes = resources
                .path(MADE_BY_SAM.getOrDefault(resourceType, resourceType))
                .path("attributes");
        // What a nested stack gives out is named by its own template, which is checked with it.
        return (resourceType.equals("AWS::CloudFormation::Stack") && attribute.startsWith("Outputs."))
                || texts(attributes).anyMatch(attribute::equals);
    }

    static Stream<String> texts(JsonNode values) {
        return Template.children(values).map(JsonNode::asText);
    }

    private static Specification read() {
        try (InputStream json =
                Objects.requireNonNull(Specification.class.getResourceAsStream("/cloudformation/specification.json"))) {
            JsonNode all = new JsonMapper().readTree(json);
            return new Specification(all.path("resources"), all.path("types"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
