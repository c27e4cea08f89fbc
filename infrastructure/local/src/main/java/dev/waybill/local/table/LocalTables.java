package dev.waybill.local.table;

import dev.waybill.local.template.TableSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** Tables on DynamoDB Local, in memory or in a folder. */
public final class LocalTables implements AutoCloseable {
    private final DynamoDBProxyServer server;
    private final URI address;

    private LocalTables(DynamoDBProxyServer server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts it.
     *
     * @param folder where tables are kept; empty for in memory only
     */
    public static LocalTables start(int port, Optional<Path> folder) {
        List<String> arguments = new ArrayList<>(List.of("-port", Integer.toString(port), "-disableTelemetry"));
        arguments.addAll(
                folder.map(path -> List.of("-dbPath", path.toAbsolutePath().toString(), "-sharedDb"))
                        .orElse(List.of("-inMemory")));
        try {
            DynamoDBProxyServer server = ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
            server.start();
            return new LocalTables(server, URI.create("http://127.0.0.1:" + port));
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    public URI address() {
        return address;
    }

    /** Makes those tables that are not there yet. */
    public void create(List<TableSpec> tables, DynamoDbClient client) {
        Set<String> there = Set.copyOf(client.listTables().tableNames());
        tables.stream().filter(table -> !there.contains(table.name())).forEach(table -> create(table, client));
    }

    private static void create(TableSpec table, DynamoDbClient client) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.keys()))
                .attributeDefinitions(table.attributeTypes().entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(LocalTables::index).toList());
        }
        client.createTable(request.build());
        table.timeToLive()
                .ifPresent(attribute -> client.updateTimeToLive(ttl -> ttl.tableName(table.name())
                        .timeToLiveSpecification(specification ->
                                specification.attributeName(attribute).enabled(true))));
    }

    private static GlobalSecondaryIndex index(TableSpec.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> keys(List<TableSpec.Key> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.type())
                        .build())
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop: " + e.getMessage(), e);
        }
    }
}
