package dev.waybill.aws;

import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Changes links: alone, or in one transaction with the incidents that they open or settle. Whoever meets another transaction on
 * the same item comes again after a short pause; many failures at once all write the same header.
 */
final class LedgerWriter {
    private static final int MOST_TRIES = 12;
    private static final int FIRST_PAUSE = 20;
    private static final int LONGEST_PAUSE = 400;
    private static final String CONDITION = "ConditionalCheckFailed";

    private final DynamoDbClient dynamo;
    private final String table;

    LedgerWriter(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Changes the link alone and gives back its attributes as they were.
     *
     * @throws ConditionalCheckFailedException with the link as it is, if its condition does not hold
     */
    Map<String, AttributeValue> claim(Map<String, AttributeValue> key, ItemChange change) {
        UpdateItemRequest request = change.request(table, key).toBuilder()
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return patiently(key, () -> dynamo.updateItem(request).attributes());
    }

    /** False if the link's condition does not hold; nothing is changed then. */
    boolean change(Map<String, AttributeValue> link, ItemChange change, List<IncidentChange> incidents) {
        return incidents.isEmpty() ? changeAlone(link, change) : changeTogether(link, change, incidents);
    }

    void dismissed(Cause cause, Intervention by) {
        changeAlone(IncidentItem.key(cause), IncidentChange.dismissed(by));
    }

    private boolean changeAlone(Map<String, AttributeValue> key, ItemChange change) {
        try {
            patiently(key, () -> dynamo.updateItem(change.request(table, key)));
            return true;
        } catch (ConditionalCheckFailedException notSo) {
            return false;
        }
    }

    private static <T> T patiently(Map<String, AttributeValue> key, Supplier<T> write) {
        for (int tries = 1; ; tries++) {
            try {
                return write.get();
            } catch (TransactionConflictException met) {
                if (tries == MOST_TRIES || !paused(key, tries)) {
                    throw met;
                }
            }
        }
    }

    private boolean changeTogether(Map<String, AttributeValue> link, ItemChange change, List<IncidentChange> all) {
        List<IncidentChange> incidents = all;
        for (int tries = 1; ; tries++) {
            List<TransactWriteItem> writes = writes(link, change, incidents);
            try {
                dynamo.transactWriteItems(request -> request.transactItems(writes));
                return true;
            } catch (TransactionCanceledException cancelled) {
                List<String> reasons = cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList();
                if (reasons.getFirst().equals(CONDITION)) {
                    return false;
                }
                incidents = turned(incidents, reasons);
                boolean otherWay = reasons.contains(CONDITION);
                boolean mayComeAgain = otherWay || reasons.contains("TransactionConflict");
                if (tries == MOST_TRIES || !mayComeAgain || (!otherWay && !paused(link, tries))) {
                    throw cancelled;
                }
            }
        }
    }

    private List<TransactWriteItem> writes(
            Map<String, AttributeValue> link, ItemChange change, List<IncidentChange> incidents) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(
                TransactWriteItem.builder().update(change.update(table, link)).build());
        for (IncidentChange incident : incidents) {
            incident.way()
                    .ifPresent(header -> writes.add(TransactWriteItem.builder()
                            .update(header.update(table, IncidentItem.key(incident.cause())))
                            .build()));
        }
        return writes;
    }

    /** @param reasons one for each write: the link's, then those of the incidents that write something */
    private static List<IncidentChange> turned(List<IncidentChange> incidents, List<String> reasons) {
        List<IncidentChange> next = new ArrayList<>();
        int write = 1;
        for (IncidentChange incident : incidents) {
            boolean writes = incident.way().isPresent();
            boolean failed = writes && reasons.get(write).equals(CONDITION);
            next.add(failed ? incident.turned() : incident);
            write += writes ? 1 : 0;
        }
        return next;
    }

    /** Spread by the link's key: whoever contends for a header does so for another link. False if it was interrupted. */
    private static boolean paused(Map<String, AttributeValue> link, int tries) {
        int most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << tries);
        try {
            Thread.sleep(1 + Math.floorMod(link.hashCode() * 31 * tries, most));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
