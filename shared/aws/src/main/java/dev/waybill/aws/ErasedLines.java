package dev.waybill.aws;

import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What says more of a subject than it may: lines of history, remarks, incidents; each as it is to be instead. */
final class ErasedLines {
    private static final String CONTENT = "content";

    private final DynamoDbClient dynamo;
    private final String table;
    private final LineTable lines;

    ErasedLines(DynamoDbClient dynamo, String table, LineTable lines) {
        this.dynamo = dynamo;
        this.table = table;
        this.lines = lines;
    }

    /** A change of one item that is still there. */
    record Instead(String partition, String sort, ItemChange change) {}

    void erase(SubjectRef subject) {
        Stream.of(operations(subject), interventions(subject), incidents(subject))
                .flatMap(List::stream)
                .forEach(this::write);
    }

    private void write(Instead instead) {
        Map<String, AttributeValue> key = Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(instead.partition()),
                LedgerLine.SORT, AttributeValue.fromS(instead.sort()));
        try {
            dynamo.updateItem(instead.change().request(table, key));
        } catch (ConditionalCheckFailedException expiredOrAboutAnother) {
            // Then it says nothing of this subject any more.
            return;
        }
    }

    List<Operation> history(SubjectRef subject) {
        return lines.startingWith(subject.key(), LedgerLines.HISTORY)
                .map(line -> operation(line, subject))
                .toList();
    }

    List<Instead> operations(SubjectRef subject) {
        return lines.startingWith(subject.key(), LedgerLines.HISTORY)
                .flatMap(line -> {
                    Operation told = operation(line, subject);
                    Operation less = Forgotten.of(told);
                    return less.equals(told) ? Stream.empty() : Stream.of(instead(line, OperationJson.write(less)));
                })
                .toList();
    }

    List<Instead> interventions(SubjectRef subject) {
        return lines.startingWith(subject.key(), LedgerLines.PEOPLE)
                .flatMap(line -> {
                    Intervention told = intervention(line);
                    Intervention less = Forgotten.of(told);
                    return less.equals(told) ? Stream.empty() : Stream.of(instead(line, InterventionJson.write(less)));
                })
                .toList();
    }

    private static Operation operation(LedgerLine line, SubjectRef subject) {
        return OperationJson.read(content(line), subject, LedgerLines.historyTarget(line));
    }

    private static Intervention intervention(LedgerLine line) {
        return InterventionJson.read(content(line));
    }

    private static byte[] content(LedgerLine line) {
        SdkBytes content = line.content();
        if (content == null) {
            throw new IllegalArgumentException("the attribute 'content' is missing");
        }
        return content.asByteArray();
    }

    private static Instead instead(LedgerLine line, byte[] content) {
        ItemChange change =
                new ItemChange().set(CONTENT, content).onlyIf("attribute_exists(#pk)", LedgerLine.PARTITION);
        return new Instead(line.partition(), line.sort(), change);
    }

    /** Those whose latest failure is the subject's, or which were dismissed with a word about it. */
    List<Instead> incidents(SubjectRef subject) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :incidents")
                .expressionAttributeValues(Map.of(":incidents", AttributeValue.fromS(IncidentItem.PARTITION)))
                .consistentRead(true)
                .build();
        List<Instead> found = new ArrayList<>();
        for (Map<String, AttributeValue> attributes :
                dynamo.queryPaginator(request).items()) {
            Item item = new Item(attributes);
            boolean latest =
                    item.find("lastSubject").filter(subject.key()::equals).isPresent();
            ItemChange change =
                    new ItemChange().value("subject", subject.key()).onlyIf("#lastSubject = :subject", "lastSubject");
            boolean says = latest && failure(item, change);
            says |= latest && remark(item, change);
            if (says) {
                found.add(new Instead(IncidentItem.PARTITION, item.text(LedgerLine.SORT), change));
            }
        }
        return found;
    }

    private static boolean failure(Item item, ItemChange change) {
        return item.bytes("failure")
                .flatMap(FailureJson::unpack)
                .filter(failure -> !Forgotten.of(failure).equals(failure))
                .map(failure -> change.set("failure", FailureJson.pack(Forgotten.of(failure))))
                .isPresent();
    }

    private static boolean remark(Item item, ItemChange change) {
        return item.bytes("dismissed")
                .map(InterventionJson::read)
                .filter(done -> !Forgotten.of(done).equals(done))
                .map(done -> change.set("dismissed", InterventionJson.write(Forgotten.of(done))))
                .isPresent();
    }
}
