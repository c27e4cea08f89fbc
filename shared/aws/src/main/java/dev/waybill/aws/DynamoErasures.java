package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;
import static dev.waybill.aws.AwsFault.doing;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Erases in the ledger table (layout at {@link DynamoLedger}). Each write is right by itself and may be repeated. Lines of history are
 * rewritten, with the end they had; kept messages and numbers are deleted. Receipts: {@code pk} is {@code receipts}, {@code sk} the
 * id, {@code content} JSON, which stays for ever.
 *
 * <p>Kept messages are found by a scan of the table, a megabyte at a time: no index tells what customers wrote.
 */
public final class DynamoErasures implements ErasureStore {
    private static final String RECEIPTS = "receipts";

    private final DynamoDbClient dynamo;
    private final String table;
    private final LineTable lines;
    private final KeptMessages messages;
    private final ErasedLinks links;
    private final ErasedLines texts;
    private final ErasedAnswers answers;

    public DynamoErasures(DynamoDbClient dynamo, String table, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.lines = new LineTable(dynamo, table, clock);
        this.messages = new KeptMessages(lines, Retention.standard());
        this.links = new ErasedLinks(dynamo, table, lines);
        this.texts = new ErasedLines(dynamo, table, lines);
        this.answers = new ErasedAnswers(dynamo, table);
    }

    @Override
    public Stretch messages(Optional<String> after) {
        Optional<Map<String, AttributeValue>> start = after.map(DynamoErasures::key);
        return asking(LEDGER, "scanMessages", () -> {
            ScanResponse page = dynamo.scan(request(start));
            List<OperationId> found = page.items().stream()
                    .map(item -> new Item(item).text(LedgerLine.PARTITION))
                    .map(key -> new OperationId(key.substring(KeptMessages.PARTITIONS.length())))
                    .toList();
            return new Stretch(
                    found,
                    page.lastEvaluatedKey().isEmpty() ? Optional.empty() : Optional.of(mark(page.lastEvaluatedKey())));
        });
    }

    private ScanRequest request(Optional<Map<String, AttributeValue>> start) {
        return ScanRequest.builder()
                .tableName(table)
                .exclusiveStartKey(start.orElse(null))
                .consistentRead(true)
                .filterExpression("begins_with(pk, :messages) AND sk = :operation")
                .expressionAttributeValues(Map.of(
                        ":messages", AttributeValue.fromS(KeptMessages.PARTITIONS),
                        ":operation", AttributeValue.fromS(KeptMessages.OPERATION)))
                .projectionExpression("pk")
                .build();
    }

    private static String mark(Map<String, AttributeValue> key) {
        Item item = new Item(key);
        String text = item.text(LedgerLine.PARTITION) + "\n" + item.text(LedgerLine.SORT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, AttributeValue> key(String mark) {
        String[] parts = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8).split("\n", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException("the mark is not one of ours");
        }
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(parts[0]), LedgerLine.SORT, AttributeValue.fromS(parts[1]));
    }

    @Override
    public Map<Place, Integer> count(SubjectRef subject) {
        return asking(LEDGER, "countForErasure", () -> {
            Map<Place, Integer> counts = new EnumMap<>(Place.class);
            List<OperationId> kept = kept(subject);
            List<LinkItem> all = links.of(subject);
            int latest = (int) all.stream().filter(ErasedLinks::says).count();
            counts.put(Place.HISTORY, texts.operations(subject).size() + latest);
            counts.put(Place.REMARKS, texts.interventions(subject).size());
            counts.put(Place.BODIES, (int) kept.stream()
                    .filter(id -> lines.all(KeptMessages.key(id))
                            .anyMatch(line -> !line.sort().startsWith(KeptMessages.CORRECTED)))
                    .count());
            counts.put(
                    Place.CORRECTIONS,
                    kept.stream()
                            .mapToInt(id -> messages.corrections(id).size())
                            .sum());
            counts.put(Place.INCIDENTS, texts.incidents(subject).size());
            counts.put(Place.NUMBERS, (int) all.stream()
                    .flatMap(link -> link.numbers().stream())
                    .distinct()
                    .count());
            counts.values().removeIf(count -> count == 0);
            return counts;
        });
    }

    @Override
    public List<SystemId> erase(SubjectRef subject, Fence fence) {
        return asking(LEDGER, "erase", () -> {
            links.fence(subject, fence);
            List<OperationId> kept = kept(subject);
            List<SystemId> atWork = new ArrayList<>();
            links.of(subject).stream()
                    .filter(link -> !links.erase(link, fence.now()))
                    .forEach(link -> atWork.add(link.target()));
            kept.forEach(messages::delete);
            texts.erase(subject);
            return atWork;
        });
    }

    /** Operations whose messages may be kept: the held and failed, and those that a person did something about. */
    private List<OperationId> kept(SubjectRef subject) {
        return Stream.concat(
                        links.of(subject).stream().flatMap(link -> link.latest().stream()),
                        texts.history(subject).stream())
                .filter(operation -> operation.failure().isPresent())
                .map(operation -> operation.id())
                .distinct()
                .toList();
    }

    @Override
    public int answers(Set<String> words) {
        return asking(LEDGER, "findAnswers", () -> answers.holding(words).size());
    }

    @Override
    public void forgetAnswers(Set<String> words) {
        doing(LEDGER, "forgetAnswers", () -> answers.forget(words));
    }

    @Override
    public void keep(Receipt receipt) {
        byte[] content = ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8);
        doing(LEDGER, "keepReceipt", () -> lines.put(RECEIPTS, receipt.id(), content));
    }

    @Override
    public Optional<Receipt> receipt(String id) {
        return asking(LEDGER, "readReceipt", () -> lines.startingWith(RECEIPTS, id)
                .filter(line -> line.sort().equals(id))
                .flatMap(line -> Stream.ofNullable(line.content()))
                .map(content -> ReceiptJson.read(content.asUtf8String()))
                .findFirst());
    }
}
