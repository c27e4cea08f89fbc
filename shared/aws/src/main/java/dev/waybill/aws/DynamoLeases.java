package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;
import static dev.waybill.aws.AwsFault.doing;

import dev.waybill.domain.message.Version;
import dev.waybill.engine.port.Leases;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Leases in the ledger table: partition {@code leases}, sort key the name, with {@code owner} and {@code until}. Taking one costs
 * one write unit, giving it back another.
 */
public final class DynamoLeases implements Leases {
    private static final String PARTITION = "leases";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoLeases(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean take(Lease lease, Instant now) {
        ItemChange taken = new ItemChange()
                .set("owner", lease.holder().value())
                .set("until", new Version(lease.until()).sortable())
                .value("now", new Version(now).sortable())
                .onlyIf("attribute_not_exists(#until) OR #until <= :now", "until");
        return asking(LEDGER, "takeLease", () -> changed(lease, taken));
    }

    @Override
    public void giveBack(Lease lease) {
        ItemChange free = new ItemChange()
                .remove("owner", "until")
                .value("mine", lease.holder().value())
                .onlyIf("#owner = :mine", "owner");
        doing(LEDGER, "giveBackLease", () -> changed(lease, free));
    }

    private boolean changed(Lease lease, ItemChange change) {
        try {
            dynamo.updateItem(change.request(table, key(lease)));
            return true;
        } catch (ConditionalCheckFailedException somebodyElseHasIt) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(Lease lease) {
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(PARTITION),
                LedgerLine.SORT, AttributeValue.fromS(lease.name()));
    }
}
