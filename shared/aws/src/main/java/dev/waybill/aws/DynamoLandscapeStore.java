package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.engine.port.LandscapeStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The ownership table: every version of the configuration, one item each, never changed.
 *
 * <pre>
 * name (partition)   version (sort, number)   landscape   source     who   why   at
 * "landscape"        7                        JSON        the file   …     …     time
 * </pre>
 *
 * <p>The newest is the first of a descending query, read consistently: what was applied is in force at the next look.
 * Uses the plain client: this is on the way of accepting a webhook, where every class that is loaded costs start-up time.
 */
public final class DynamoLandscapeStore implements LandscapeStore {
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final AttributeValue LANDSCAPE = AttributeValue.fromS("landscape");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoLandscapeStore(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Optional<Revision> latest() {
        return history(1).stream().findFirst();
    }

    @Override
    public Optional<Revision> version(long version) {
        Map<String, AttributeValue> item =
                asking("readConfiguration", () -> dynamo.getItem(request -> request.tableName(table)
                                .key(Map.of(NAME, LANDSCAPE, VERSION, number(version)))
                                .consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(revision(item));
    }

    @Override
    public List<Revision> history(int most) {
        QueryRequest newestFirst = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#name = :name")
                .expressionAttributeNames(Map.of("#name", NAME))
                .expressionAttributeValues(Map.of(":name", LANDSCAPE))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(most)
                .build();
        return asking("readConfiguration", () -> dynamo.queryPaginator(newestFirst).items().stream()
                .limit(most)
                .map(DynamoLandscapeStore::revision)
                .toList());
    }

    @Override
    public boolean append(Revision revision) {
        PutItemRequest onlyIfNew = PutItemRequest.builder()
                .tableName(table)
                .item(item(revision))
                .conditionExpression("attribute_not_exists(#version)")
                .expressionAttributeNames(Map.of("#version", VERSION))
                .build();
        return asking("applyConfiguration", () -> {
            try {
                dynamo.putItem(onlyIfNew);
                return true;
            } catch (ConditionalCheckFailedException somebodyWasFirst) {
                return false;
            }
        });
    }

    private static Map<String, AttributeValue> item(Revision revision) {
        return Map.of(
                NAME,
                LANDSCAPE,
                VERSION,
                number(revision.landscape().version()),
                "landscape",
                AttributeValue.fromS(LandscapeJson.write(revision.landscape())),
                "source",
                AttributeValue.fromS(revision.source()),
                "who",
                AttributeValue.fromS(revision.who()),
                "why",
                AttributeValue.fromS(revision.why()),
                "at",
                AttributeValue.fromS(revision.at().toString()));
    }

    private static Revision revision(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        try {
            return new Revision(
                    LandscapeJson.read(item.text("landscape")),
                    item.text("source"),
                    item.text("who"),
                    item.text("why"),
                    Instant.parse(item.text("at")));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new FailureException(
                    Failure.of(
                            FailureCode.SETTING_WRONG,
                            AwsFault.LANDSCAPE,
                            "readConfiguration",
                            "version " + item.number(VERSION) + " of the configuration cannot be read: "
                                    + unreadable.getMessage(),
                            "deploy the newest Waybill, or run `waybill config apply` with this one"),
                    unreadable);
        }
    }

    private static <T> T asking(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            throw AwsFault.ofStore(AwsFault.LANDSCAPE, operation, fault);
        }
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
