package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;

import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.circuit.Circuit;
import dev.waybill.engine.port.CircuitStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The circuits in the ledger table: {@code pk} is {@code circuits}, {@code sk} the system, {@code circuit} the whole as JSON that a
 * person can read in the console, {@code version} what its compare-and-set goes by. All in one partition: there are as many as
 * systems, and while all is well an instance reads one every few seconds.
 */
public final class DynamoCircuits implements CircuitStore {
    private static final String PARTITION = "circuits";
    private static final String CIRCUIT = "circuit";
    private static final String VERSION = "version";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoCircuits(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Circuit> read(SystemId system) {
        return asking(LEDGER, "readCircuit", () -> {
            Map<String, AttributeValue> item = dynamo.getItem(
                            request -> request.tableName(table).key(key(system)).consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(circuit(item));
        });
    }

    @Override
    public boolean write(Circuit next) {
        return asking(LEDGER, "writeCircuit", () -> {
            try {
                dynamo.putItem(put(next));
                return true;
            } catch (ConditionalCheckFailedException somebodyWasQuicker) {
                return false;
            }
        });
    }

    private PutItemRequest put(Circuit next) {
        Map<String, AttributeValue> item = new HashMap<>(key(next.system()));
        item.put(CIRCUIT, AttributeValue.fromS(CircuitJson.write(next)));
        item.put(VERSION, AttributeValue.fromN(Long.toString(next.version())));
        return VersionedPut.of(table, item, VERSION, next.version());
    }

    @Override
    public List<Circuit> all() {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :circuits")
                .expressionAttributeValues(Map.of(":circuits", AttributeValue.fromS(PARTITION)))
                .consistentRead(true)
                .build();
        return asking(LEDGER, "listCircuits", () -> dynamo.queryPaginator(request).items().stream()
                .map(DynamoCircuits::circuit)
                .toList());
    }

    private static Map<String, AttributeValue> key(SystemId system) {
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(PARTITION),
                LedgerLine.SORT, AttributeValue.fromS(system.value()));
    }

    private static Circuit circuit(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        return CircuitJson.read(item.text(CIRCUIT), new SystemId(item.text(LedgerLine.SORT)), item.number(VERSION));
    }
}
