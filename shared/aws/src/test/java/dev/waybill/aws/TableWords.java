package dev.waybill.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that a table says, item by item, unpacked: to look for what must not be in it. */
public final class TableWords {
    private TableWords() {}

    public static List<String> of(DynamoDbClient dynamo, String table) {
        return dynamo.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .map(TableWords::words)
                .toList();
    }

    private static String words(Map<String, AttributeValue> item) {
        return item.values().stream()
                .flatMap(value -> Stream.of(Optional.ofNullable(value.s()).orElse(""), unpacked(value)))
                .reduce("", (all, one) -> all + one + "\n");
    }

    private static String unpacked(AttributeValue value) {
        if (value.b() == null) {
            return "";
        }
        byte[] bytes = value.b().asByteArray();
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notPacked) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
