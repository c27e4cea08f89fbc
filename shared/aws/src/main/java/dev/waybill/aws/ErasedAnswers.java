package dev.waybill.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Answers that are remembered for commands asked again ({@link DynamoCommandKeys}), without what is to be forgotten. */
final class ErasedAnswers {
    private static final int GONE = 410;
    private static final String INSTEAD = """
        {"type":"https://waybill.dev/runbooks/ERASED","title":"ERASED","status":410,\
        "detail":"it was done; what was answered is erased on request","code":"ERASED",\
        "next":"nothing: GET /v1/traces says how it stands"}\
        """;

    private final DynamoDbClient dynamo;
    private final String table;

    ErasedAnswers(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Their sort keys. */
    List<String> holding(Set<String> words) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :commands")
                .expressionAttributeValues(Map.of(":commands", AttributeValue.fromS(DynamoCommandKeys.PARTITION)))
                .consistentRead(true)
                .build();
        return dynamo.queryPaginator(request).items().stream()
                .map(Item::new)
                .filter(item -> item.find(DynamoCommandKeys.ANSWER)
                        .filter(answer -> words.stream().anyMatch(answer::contains))
                        .isPresent())
                .map(item -> item.text(LedgerLine.SORT))
                .toList();
    }

    void forget(Set<String> words) {
        for (String sort : holding(words)) {
            ItemChange change = new ItemChange()
                    .set(DynamoCommandKeys.STATUS, GONE)
                    .set(DynamoCommandKeys.ANSWER, INSTEAD)
                    .onlyIf("attribute_exists(#pk)", LedgerLine.PARTITION);
            dynamo.updateItem(change.request(
                    table,
                    Map.of(
                            LedgerLine.PARTITION, AttributeValue.fromS(DynamoCommandKeys.PARTITION),
                            LedgerLine.SORT, AttributeValue.fromS(sort))));
        }
    }
}
