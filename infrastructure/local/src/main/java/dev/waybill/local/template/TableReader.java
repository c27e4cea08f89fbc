package dev.waybill.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads tables. */
final class TableReader {
    private final Resolver resolver;

    TableReader(Resolver resolver) {
        this.resolver = resolver;
    }

    List<TableSpec> read(List<Map.Entry<String, Map<String, Object>>> resources) {
        return resources.stream()
                .map(resource -> table(resource.getKey(), resource.getValue()))
                .toList();
    }

    private TableSpec table(String logical, Map<String, Object> properties) {
        Understood.checkProperties(logical, "AWS::DynamoDB::Table", properties);
        Map<String, String> types = new HashMap<>();
        Tree.list(properties, "AttributeDefinitions").stream()
                .map(Tree::map)
                .forEach(definition -> types.put(need(definition, "AttributeName"), need(definition, "AttributeType")));
        return new TableSpec(
                logical,
                resolver.tableName(logical),
                types,
                keys(properties),
                Tree.list(properties, "GlobalSecondaryIndexes").stream()
                        .map(Tree::map)
                        .map(TableReader::index)
                        .toList(),
                Tree.in(properties, "TimeToLiveSpecification").flatMap(ttl -> Tree.text(ttl, "AttributeName")));
    }

    private static TableSpec.Index index(Map<String, Object> index) {
        Map<String, Object> projection = Tree.in(index, "Projection").orElse(Map.of());
        return new TableSpec.Index(
                need(index, "IndexName"),
                keys(index),
                Tree.text(projection, "ProjectionType").orElse("ALL"),
                Tree.list(projection, "NonKeyAttributes").stream()
                        .map(String::valueOf)
                        .toList());
    }

    private static List<TableSpec.Key> keys(Map<String, Object> of) {
        return Tree.list(of, "KeySchema").stream()
                .map(Tree::map)
                .map(key -> new TableSpec.Key(need(key, "AttributeName"), need(key, "KeyType")))
                .toList();
    }

    private static String need(Map<String, Object> map, String name) {
        return Tree.text(map, name)
                .orElseThrow(() -> new TemplateException("template.yaml: " + name + " is missing in " + map));
    }
}
