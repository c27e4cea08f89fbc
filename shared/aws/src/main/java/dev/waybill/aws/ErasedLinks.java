package dev.waybill.aws;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.ErasureStore.Fence;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.ledger.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Fences links, and has them say nothing more. */
final class ErasedLinks {
    private static final int MOST_TRIES = 5;

    private final DynamoDbClient dynamo;
    private final String table;
    private final LineTable lines;
    private final LinkReads reads;
    private final LedgerWriter writer;

    ErasedLinks(DynamoDbClient dynamo, String table, LineTable lines) {
        this.dynamo = dynamo;
        this.table = table;
        this.lines = lines;
        this.reads = new LinkReads(dynamo, table);
        this.writer = new LedgerWriter(dynamo, table);
    }

    List<LinkItem> of(SubjectRef subject) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :subject AND begins_with(sk, :link)")
                .expressionAttributeValues(Map.of(
                        ":subject", AttributeValue.fromS(subject.key()),
                        ":link", AttributeValue.fromS(LinkItem.PREFIX)))
                .consistentRead(true)
                .build();
        return dynamo.queryPaginator(request).items().stream().map(LinkItem::of).toList();
    }

    /** Whether its latest operation says more than it may. */
    static boolean says(LinkItem link) {
        return link.latest()
                .filter(latest -> !Forgotten.of(latest).equals(latest))
                .isPresent();
    }

    /** Also where nothing was ever seen: what comes later is not carried either. */
    void fence(SubjectRef subject, Fence fence) {
        for (SystemId target : fence.targets()) {
            dynamo.updateItem(request -> request.tableName(table)
                    .key(LinkItem.key(subject, target))
                    .updateExpression("SET #erased = if_not_exists(#erased, :receipt),"
                            + " #state = if_not_exists(#state, :skipped)")
                    .expressionAttributeNames(Map.of("#erased", "erased", "#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":receipt", AttributeValue.fromS(fence.receipt()),
                            ":skipped", AttributeValue.fromS("SKIPPED"))));
        }
    }

    /**
     * Its numbers go before the link forgets them, so that nobody who dies in between leaves one that nobody knows of.
     *
     * @return false if somebody is at work on it
     */
    boolean erase(LinkItem link, Instant now) {
        Map<String, AttributeValue> key = LinkItem.key(link.subject(), link.target());
        Optional<LinkItem> current = Optional.of(link);
        for (int tries = 0; tries < MOST_TRIES && current.isPresent(); tries++) {
            LinkItem before = current.get();
            before.numbers()
                    .forEach(number -> lines.delete(
                            LedgerLines.numberKey(link.subject().kind(), number),
                            link.subject().key()));
            List<IncidentChange> settled = before.opened().map(Opened::cause).map(IncidentChange::settled).stream()
                    .toList();
            if (writer.change(key, LinkWrites.erase(before, now), settled)) {
                return true;
            }
            current = reads.at(key);
            if (current.flatMap(changed -> changed.link().leaseUntil())
                    .filter(now::isBefore)
                    .isPresent()) {
                return false;
            }
        }
        return current.isEmpty();
    }
}
