package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;

import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.cursor.Cursor;
import dev.waybill.engine.cursor.Polled;
import dev.waybill.engine.port.CursorStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The cursors in the ledger table: {@code pk} is {@code cursors}, {@code sk} the system and the kind ({@code shop-es#order}),
 * {@code cursor} the whole as JSON that a person can read in the console, {@code version} what its compare-and-set goes by.
 */
public final class DynamoCursors implements CursorStore {
    private static final String PARTITION = "cursors";
    private static final String CURSOR = "cursor";
    private static final String VERSION = "version";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCursors(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public List<Cursor> all() {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :cursors")
                .expressionAttributeValues(Map.of(":cursors", AttributeValue.fromS(PARTITION)))
                .consistentRead(true)
                .build();
        return asking(LEDGER, "listCursors", () -> dynamo.queryPaginator(request).items().stream()
                .map(DynamoCursors::cursor)
                .toList());
    }

    @Override
    public boolean write(Cursor next) {
        return asking(LEDGER, "writeCursor", () -> {
            try {
                dynamo.putItem(put(next));
                return true;
            } catch (ConditionalCheckFailedException somebodyWasQuicker) {
                return false;
            }
        });
    }

    private PutItemRequest put(Cursor next) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put(LedgerLine.PARTITION, AttributeValue.fromS(PARTITION));
        item.put(
                LedgerLine.SORT,
                AttributeValue.fromS(
                        next.of().system() + "#" + next.of().entity().word()));
        item.put(CURSOR, AttributeValue.fromS(CursorJson.write(next)));
        item.put(VERSION, AttributeValue.fromN(Long.toString(next.version())));
        return VersionedPut.of(table, item, VERSION, next.version());
    }

    private static Cursor cursor(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        String[] name = item.text(LedgerLine.SORT).split("#", 2);
        return CursorJson.read(
                item.text(CURSOR), new Polled(new SystemId(name[0]), EntityKind.of(name[1])), item.number(VERSION));
    }
}
