package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;

import dev.waybill.domain.item.ChangeSet;
import dev.waybill.domain.item.PriceLine;
import dev.waybill.domain.item.SetSummary;
import dev.waybill.domain.item.Value;
import dev.waybill.domain.message.Body;
import dev.waybill.engine.port.ChangeSets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The change sets in the ledger table. The head: {@code pk} is {@code changes}, {@code sk} the set's id, {@code head} all but its lines
 * as JSON, {@code version} what its compare-and-set goes by, {@code lines} where its lines are. The lines: {@code pk} is
 * {@code changes#ID}, {@code sk} {@code VERSION#HASH#PART}, {@code content} up to {@value #PER_ITEM} of them as packed JSON, far below
 * the 400 KB of an item. Lines are written before the head and never changed, so that a reader sees one version whole; those of
 * earlier versions stay as its history. All expire with the history.
 */
public final class DynamoChangeSets implements ChangeSets {
    private static final String PARTITION = "changes";
    private static final String HEAD = "head";
    private static final String VERSION = "version";
    private static final String LINES = "lines";
    private static final String CONTENT = "content";
    private static final int PER_ITEM = 2_000;
    /** Characters of values; at most three bytes each, before they are packed. */
    private static final int TEXT_PER_ITEM = 100_000;

    private final DynamoDbClient dynamo;
    private final String table;
    private final Retention retention;
    private final Clock clock;

    public DynamoChangeSets(DynamoDbClient dynamo, String table, Retention retention, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public boolean write(ChangeSet next) {
        return asking(LEDGER, "writeChanges", () -> {
            String lines = writeLines(next);
            Map<String, AttributeValue> item = key(PARTITION, next.id());
            item.put(HEAD, AttributeValue.fromS(ChangeSetJson.writeHead(next)));
            item.put(VERSION, AttributeValue.fromN(Long.toString(next.version())));
            item.put(LINES, AttributeValue.fromS(lines));
            item.put(LedgerLine.EXPIRES, expires());
            try {
                dynamo.putItem(VersionedPut.of(table, item, VERSION, next.version()));
                return true;
            } catch (ConditionalCheckFailedException somebodyWasQuicker) {
                return false;
            }
        });
    }

    /** So many that each fits into an item of the table, which holds 400 KB. */
    private static List<List<PriceLine>> parts(List<PriceLine> lines) {
        List<List<PriceLine>> parts = new ArrayList<>();
        List<PriceLine> part = new ArrayList<>();
        long characters = 0;
        for (PriceLine line : lines) {
            int more = line.after().plain().length()
                    + line.before().map(Value::plain).map(String::length).orElse(0);
            if (part.size() == PER_ITEM || (!part.isEmpty() && characters + more > TEXT_PER_ITEM)) {
                parts.add(part);
                part = new ArrayList<>();
                characters = 0;
            }
            part.add(line);
            characters += more;
        }
        parts.add(part);
        return parts;
    }

    /** Where they are: two who write the same version do not touch each other's. */
    private String writeLines(ChangeSet set) {
        List<byte[]> parts = parts(set.lines()).stream()
                .map(some -> Gzip.pack(ChangeSetJson.writeLines(some).getBytes(StandardCharsets.UTF_8)))
                .toList();
        StringBuilder hashes = new StringBuilder();
        parts.forEach(part -> hashes.append(Body.of(part).hash()));
        String place =
                "%019d#%s".formatted(set.version(), Body.of(hashes.toString()).hash());
        for (int i = 0; i < parts.size(); i++) {
            Map<String, AttributeValue> item = key(PARTITION + "#" + set.id(), "%s#%05d".formatted(place, i));
            item.put(CONTENT, AttributeValue.fromB(SdkBytes.fromByteArray(parts.get(i))));
            item.put(LedgerLine.EXPIRES, expires());
            dynamo.putItem(request -> request.tableName(table).item(item));
        }
        return place;
    }

    @Override
    public Optional<ChangeSet> find(String id) {
        return asking(LEDGER, "readChanges", () -> {
            Map<String, AttributeValue> item = dynamo.getItem(request ->
                            request.tableName(table).key(key(PARTITION, id)).consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(whole(id, new Item(item)));
        });
    }

    private ChangeSet whole(String id, Item head) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :set and begins_with(sk, :place)")
                .expressionAttributeValues(Map.of(
                        ":set", AttributeValue.fromS(PARTITION + "#" + id),
                        ":place", AttributeValue.fromS(head.text(LINES) + "#")))
                .consistentRead(true)
                .build();
        List<PriceLine> lines = new ArrayList<>();
        dynamo.queryPaginator(request)
                .items()
                .forEach(part -> lines.addAll(ChangeSetJson.readLines(
                        new String(Gzip.unpack(new Item(part).bytes(CONTENT).orElseThrow()), StandardCharsets.UTF_8))));
        return ChangeSetJson.readHead(head.text(HEAD)).with(lines);
    }

    @Override
    public List<SetSummary> latest(int most) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :changes")
                .expressionAttributeValues(Map.of(":changes", AttributeValue.fromS(PARTITION)))
                .scanIndexForward(false)
                .limit(most)
                .consistentRead(true)
                .build();
        return asking(LEDGER, "listChanges", () -> dynamo.queryPaginator(request).items().stream()
                .limit(most)
                .map(item -> ChangeSetJson.readHead(new Item(item).text(HEAD)).summary())
                .toList());
    }

    private AttributeValue expires() {
        return AttributeValue.fromN(
                Long.toString(clock.instant().plus(retention.history()).getEpochSecond()));
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(LedgerLine.PARTITION, AttributeValue.fromS(partition));
        key.put(LedgerLine.SORT, AttributeValue.fromS(sort));
        return key;
    }
}
