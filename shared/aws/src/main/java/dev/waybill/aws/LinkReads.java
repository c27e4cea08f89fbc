package dev.waybill.aws;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.OpenItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads links: by key, by subject, and what waits, by cause. Links and headers are read consistently; the index {@code open} follows its table after a moment
 * (DynamoDB, global secondary indexes), so an item of it may be settled already. What is then done about it is conditional.
 */
final class LinkReads {
    private static final String INDEX = "open";
    private static final int SAMPLES = 5;

    /** BatchGetItem takes no more (DynamoDB, service quotas). */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient dynamo;
    private final String table;

    LinkReads(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    Optional<LinkItem> at(Map<String, AttributeValue> key) {
        return existing(
                dynamo.getItem(request -> request.tableName(table).key(key).consistentRead(true))
                        .item());
    }

    static Optional<LinkItem> existing(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(LinkItem.of(attributes));
    }

    List<Link> of(SubjectRef subject) {
        return query(QueryRequest.builder()
                        .keyConditionExpression("pk = :subject AND begins_with(sk, :link)")
                        .expressionAttributeValues(Map.of(
                                ":subject", AttributeValue.fromS(subject.key()),
                                ":link", AttributeValue.fromS(LinkItem.PREFIX)))
                        .consistentRead(true))
                .map(attributes -> LinkItem.of(attributes).link())
                .toList();
    }

    /** A hundred with one request; what DynamoDB leaves over because the answer grew too large is asked for again. */
    List<Link> of(SystemId target, Set<SubjectRef> subjects) {
        Deque<Map<String, AttributeValue>> left = new ArrayDeque<>();
        subjects.forEach(subject -> left.add(LinkItem.key(subject, target)));
        List<Link> found = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Map<String, AttributeValue>> keys = new ArrayList<>();
            while (keys.size() < MOST_KEYS && !left.isEmpty()) {
                keys.add(left.remove());
            }
            BatchGetItemResponse answer = dynamo.batchGetItem(request -> request.requestItems(Map.of(
                    table,
                    KeysAndAttributes.builder().keys(keys).consistentRead(true).build())));
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(attributes -> found.add(LinkItem.of(attributes).link()));
            answer.unprocessedKeys().values().forEach(unprocessed -> left.addAll(unprocessed.keys()));
        }
        return found;
    }

    /** Newest first. */
    List<OpenItem> open(int most) {
        return headers()
                .filter(header -> header.open() > 0)
                .flatMap(header -> open(header.cause(), most).stream())
                .sorted(Comparator.comparing(
                                (OpenItem item) -> item.opened().by().value())
                        .reversed())
                .limit(most)
                .toList();
    }

    List<OpenItem> open(Cause cause, int most) {
        return under(cause.key(), false, most)
                .flatMap(link -> link.openItem().stream())
                .toList();
    }

    /** What is tried again by itself, oldest first: the index says which, the table how they stand now. */
    List<Link> waiting(int most) {
        return under(LinkItem.WAITING, true, most)
                .flatMap(found -> at(LinkItem.key(found.subject(), found.target())).stream())
                .filter(LinkItem::isWaiting)
                .map(LinkItem::link)
                .toList();
    }

    private Stream<LinkItem> under(String key, boolean oldestFirst, int most) {
        return query(QueryRequest.builder()
                        .indexName(INDEX)
                        .keyConditionExpression("#open = :key")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(key)))
                        .scanIndexForward(oldestFirst)
                        .limit(most))
                .map(LinkItem::of)
                .limit(most);
    }

    List<Incident> incidents() {
        return headers()
                .map(header -> header.incident(samples(header)))
                .sorted(Comparator.comparing(Incident::last).reversed())
                .toList();
    }

    private List<SubjectRef> samples(IncidentItem header) {
        return header.open() == 0
                ? List.of()
                : open(header.cause(), SAMPLES).stream().map(OpenItem::subject).toList();
    }

    private Stream<IncidentItem> headers() {
        return query(QueryRequest.builder()
                        .keyConditionExpression("pk = :incidents")
                        .expressionAttributeValues(Map.of(":incidents", AttributeValue.fromS(IncidentItem.PARTITION)))
                        .consistentRead(true))
                .map(IncidentItem::of);
    }

    private Stream<Map<String, AttributeValue>> query(QueryRequest.Builder request) {
        return dynamo.queryPaginator(request.tableName(table).build()).items().stream();
    }
}
