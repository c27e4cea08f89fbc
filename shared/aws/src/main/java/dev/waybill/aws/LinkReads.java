package dev.waybill.aws;

import dev.waybill.domain.message.OperationId;
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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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

    /** Of an incident, with one request: one of them costs hardly less than some. */
    private static final int FEWEST_AT_ONCE = 10;

    private static final int MOST_AT_ONCE = 500;

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

    /** Newest first, of all incidents together; each is read little further than what it gives to that. */
    List<OpenItem> open(Optional<OperationId> before, int most) {
        List<IncidentItem> incidents =
                headers().filter(header -> header.open() > 0).toList();
        int some = Math.clamp(most / Math.max(1, incidents.size()), FEWEST_AT_ONCE, MOST_AT_ONCE);
        PriorityQueue<Next> next = new PriorityQueue<>(
                Comparator.comparing((Next one) -> one.item().opened().by().value())
                        .reversed());
        incidents.forEach(header -> Next.of(newest(header.cause().key(), before, some)
                        .flatMap(link -> link.openItem().stream())
                        .iterator())
                .ifPresent(next::add));
        List<OpenItem> found = new ArrayList<>();
        while (found.size() < most && !next.isEmpty()) {
            Next one = next.remove();
            found.add(one.item());
            if (found.size() < most) {
                Next.of(one.rest()).ifPresent(next::add);
            }
        }
        return found;
    }

    /** The newest item of an incident that was not taken yet, and those after it. */
    private record Next(OpenItem item, Iterator<OpenItem> rest) {
        static Optional<Next> of(Iterator<OpenItem> items) {
            return items.hasNext() ? Optional.of(new Next(items.next(), items)) : Optional.empty();
        }
    }

    List<OpenItem> open(Cause cause, int most) {
        return newest(cause.key(), Optional.empty(), most)
                .limit(most)
                .flatMap(link -> link.openItem().stream())
                .toList();
    }

    /** @param some so many with one request; the next ones are asked for when they are needed */
    private Stream<LinkItem> newest(String key, Optional<OperationId> before, int some) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":key", AttributeValue.fromS(key)));
        before.ifPresent(operation -> values.put(":before", AttributeValue.fromS(operation.value())));
        return query(QueryRequest.builder()
                        .indexName(INDEX)
                        .keyConditionExpression("#open = :key" + (before.isPresent() ? " AND openSince < :before" : ""))
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(some))
                .map(LinkItem::of);
    }

    /** What is tried again by itself, oldest first: the index says which, the table how they stand now. */
    List<Link> waiting(int most) {
        return query(QueryRequest.builder()
                        .indexName(INDEX)
                        .keyConditionExpression("#open = :key")
                        .expressionAttributeNames(Map.of("#open", "open"))
                        .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(LinkItem.WAITING)))
                        .limit(most))
                .limit(most)
                .map(LinkItem::of)
                .flatMap(found -> at(LinkItem.key(found.subject(), found.target())).stream())
                .filter(LinkItem::isWaiting)
                .map(LinkItem::link)
                .toList();
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
