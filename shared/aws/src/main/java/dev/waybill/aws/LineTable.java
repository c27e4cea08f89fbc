package dev.waybill.aws;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The items of the ledger table that are written once: by key, with an end, in parts where one item is too small. */
final class LineTable {
    /** An item has at most 400 KB with its key (DynamoDB, service quotas). */
    private static final int MOST_PART = 390 * 1024;

    private final DynamoDbTable<LedgerLine> table;
    private final Clock clock;

    LineTable(DynamoDbClient dynamo, String tableName, Clock clock) {
        this.table = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(dynamo)
                .extensions(List.of())
                .build()
                .table(tableName, LedgerLine.SCHEMA);
        this.clock = clock;
    }

    /** A line that stays and whose key says it all. */
    void put(String partition, String sort) {
        table.putItem(new LedgerLine(partition, sort, null, null));
    }

    /** A line with content that stays. */
    void put(String partition, String sort, byte[] content) {
        table.putItem(new LedgerLine(partition, sort, SdkBytes.fromByteArray(content), null));
    }

    void delete(LedgerLine line) {
        delete(line.partition(), line.sort());
    }

    void delete(String partition, String sort) {
        table.deleteItem(Key.builder().partitionValue(partition).sortValue(sort).build());
    }

    void put(String partition, String sort, byte[] content, Duration stays) {
        long end = clock.instant().plus(stays).getEpochSecond();
        table.putItem(new LedgerLine(partition, sort, SdkBytes.fromByteArray(content), end));
    }

    /** Lines {@code prefix0000}, {@code prefix0001} and so on. */
    void putParts(String partition, String prefix, byte[] content, Duration stays) {
        for (int from = 0; from < content.length; from += MOST_PART) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(from + MOST_PART, content.length));
            put(partition, prefix + String.format("%04d", from / MOST_PART), part, stays);
        }
    }

    /** What the parts are together; empty if there are none. */
    Optional<byte[]> parts(String partition, String prefix) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        startingWith(partition, prefix)
                .flatMap(part -> Stream.ofNullable(part.content()))
                .forEach(part -> all.writeBytes(part.asByteArray()));
        return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
    }

    /** In the order of their keys. Expired lines may stay for days before DynamoDB takes them away: they count as gone. */
    Stream<LedgerLine> startingWith(String partition, String sort) {
        QueryConditional condition = QueryConditional.sortBeginsWith(
                Key.builder().partitionValue(partition).sortValue(sort).build());
        long now = clock.instant().getEpochSecond();
        return table.query(request -> request.queryConditional(condition).consistentRead(true)).items().stream()
                .filter(line -> !line.isExpired(now));
    }

    /** All there are, in the order of their keys; also those whose time is over, as long as DynamoDB still has them. */
    Stream<LedgerLine> all(String partition) {
        QueryConditional condition = QueryConditional.keyEqualTo(
                Key.builder().partitionValue(partition).build());
        return table.query(request -> request.queryConditional(condition).consistentRead(true)).items().stream();
    }

    /** The last ones first, at most so many. */
    Stream<LedgerLine> lastOf(String partition, String sort, int most) {
        return last(QueryConditional.sortBeginsWith(key(partition, sort)), most);
    }

    /** The last ones first, of those from one key to another, both included. */
    Stream<LedgerLine> lastOf(String partition, String from, String to, int most) {
        return last(QueryConditional.sortBetween(key(partition, from), key(partition, to)), most);
    }

    private static Key key(String partition, String sort) {
        return Key.builder().partitionValue(partition).sortValue(sort).build();
    }

    private Stream<LedgerLine> last(QueryConditional condition, int most) {
        long now = clock.instant().getEpochSecond();
        return table
                .query(request -> request.queryConditional(condition)
                        .consistentRead(true)
                        .scanIndexForward(false)
                        .limit(most))
                .items()
                .stream()
                .filter(line -> !line.isExpired(now))
                .limit(most);
    }
}
