package dev.waybill.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;

/** Tables and queues read from {@code template.yaml}, so that tests run on what is deployed. */
final class TemplateResources {
    private static final Set<String> QUEUE_ATTRIBUTES =
            Set.of("FifoQueue", "MaximumMessageSize", "MessageRetentionPeriod", "VisibilityTimeout");

    private final Map<String, Object> resources;

    private TemplateResources(Map<String, Object> resources) {
        this.resources = resources;
    }

    static TemplateResources read() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("template.yaml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "template.yaml is above every module");
        }
        try {
            Map<String, Object> template =
                    new Yaml(new AnyTag()).load(Files.readString(folder.resolve("template.yaml")));
            return new TemplateResources(map(template, "Resources"));
        } catch (IOException e) {
            throw new UncheckedIOException("template.yaml cannot be read", e);
        }
    }

    CreateTableRequest table(String resource, String name) {
        Map<String, Object> properties = map(map(resources, resource), "Properties");
        CreateTableRequest.Builder table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(list(properties, "AttributeDefinitions").stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(text(attribute, "AttributeName"))
                                .attributeType(text(attribute, "AttributeType"))
                                .build())
                        .toList())
                .keySchema(keys(properties));
        List<GlobalSecondaryIndex> indexes = list(properties, "GlobalSecondaryIndexes").stream()
                .map(TemplateResources::index)
                .toList();
        return indexes.isEmpty()
                ? table.build()
                : table.globalSecondaryIndexes(indexes).build();
    }

    CreateQueueRequest queue(String resource, String name) {
        Map<String, Object> properties = map(map(resources, resource), "Properties");
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : QUEUE_ATTRIBUTES) {
            Optional.ofNullable(properties.get(attribute))
                    .ifPresent(value -> attributes.put(attribute, String.valueOf(value)));
        }
        return CreateQueueRequest.builder()
                .queueName(attributes.containsKey("FifoQueue") ? name + ".fifo" : name)
                .attributesWithStrings(attributes)
                .build();
    }

    private static GlobalSecondaryIndex index(Map<String, Object> index) {
        Map<String, Object> projection = map(index, "Projection");
        List<String> attributes = new ArrayList<>();
        if (projection.get("NonKeyAttributes") instanceof List<?> names) {
            names.forEach(name -> attributes.add(String.valueOf(name)));
        }
        return GlobalSecondaryIndex.builder()
                .indexName(text(index, "IndexName"))
                .keySchema(keys(index))
                .projection(Projection.builder()
                        .projectionType(text(projection, "ProjectionType"))
                        .nonKeyAttributes(attributes)
                        .build())
                .build();
    }

    private static List<KeySchemaElement> keys(Map<String, Object> of) {
        return list(of, "KeySchema").stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(text(key, "AttributeName"))
                        .keyType(text(key, "KeyType"))
                        .build())
                .toList();
    }

    private static String text(Map<String, Object> of, String name) {
        return String.valueOf(Objects.requireNonNull(of.get(name), name));
    }

    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return entries(Objects.requireNonNull(of.get(name), name));
    }

    private static List<Map<String, Object>> list(Map<String, Object> of, String name) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (of.get(name) instanceof List<?> items) {
            items.forEach(item -> found.add(entries(item)));
        }
        return found;
    }

    private static Map<String, Object> entries(Object value) {
        Map<String, Object> entries = new HashMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        return entries;
    }

    /** Reads CloudFormation's short tags as if they were not there. */
    private static final class AnyTag extends SafeConstructor {
        private AnyTag() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return switch (node) {
                        case ScalarNode scalar -> scalar.getValue();
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new IllegalStateException("unexpected node " + node);
                    };
                }
            });
        }
    }
}
