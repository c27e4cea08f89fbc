package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The items of the ledger table that are written once: history, numbers, kept messages. Layout at {@link DynamoLedger}. */
final class LedgerLines {
    private static final String HISTORY = "op#";
    private static final String OPERATION = "operation";
    private static final String PART = "part#";
    /** An item has at most 400 KB with its key (DynamoDB, service quotas). */
    private static final int MOST_PART = 390 * 1024;

    private final DynamoDbTable<LedgerLine> table;
    private final Retention retention;
    private final Clock clock;

    LedgerLines(DynamoDbClient dynamo, String tableName, Retention retention, Clock clock) {
        this.table = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(dynamo)
                .extensions(List.of())
                .build()
                .table(tableName, LedgerLine.SCHEMA);
        this.retention = retention;
        this.clock = clock;
    }

    void addHistory(Operation operation) {
        table.putItem(new LedgerLine(
                operation.subject().key(),
                HISTORY + operation.target() + "#" + operation.id(),
                SdkBytes.fromByteArray(OperationJson.write(operation)),
                in(retention.history())));
    }

    List<Operation> history(SubjectRef subject) {
        return startingWith(subject.key(), HISTORY)
                .flatMap(line -> Stream.ofNullable(line.content())
                        .map(packed -> OperationJson.read(packed.asByteArray(), subject, historyTarget(line))))
                .toList();
    }

    void addNumber(SubjectRef subject, String number) {
        table.putItem(new LedgerLine(numberKey(subject.kind(), number), subject.key(), null, null));
    }

    List<SubjectRef> byNumber(EntityKind kind, String number) {
        return startingWith(numberKey(kind, number), kind.word() + "#")
                .map(line -> SubjectRef.parse(line.sort()))
                .toList();
    }

    /** The operation goes last: once it is there, everything is. */
    void keep(Envelope envelope, Operation operation) {
        String partition = messageKey(operation.id());
        byte[] packed = Gzip.pack(EnvelopeJson.write(envelope).getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < packed.length; from += MOST_PART) {
            byte[] part = Arrays.copyOfRange(packed, from, Math.min(from + MOST_PART, packed.length));
            String sort = PART + String.format("%04d", from / MOST_PART);
            table.putItem(new LedgerLine(partition, sort, SdkBytes.fromByteArray(part), in(retention.messages())));
        }
        table.putItem(new LedgerLine(
                partition,
                OPERATION,
                SdkBytes.fromByteArray(OperationJson.write(operation)),
                in(retention.messages())));
    }

    Optional<KeptMessage> kept(OperationId id) {
        List<LedgerLine> parts = startingWith(messageKey(id), PART).toList();
        Optional<SdkBytes> operation = startingWith(messageKey(id), OPERATION)
                .flatMap(line -> Stream.ofNullable(line.content()))
                .findFirst();
        if (parts.isEmpty() || operation.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        parts.stream()
                .flatMap(part -> Stream.ofNullable(part.content()))
                .forEach(part -> packed.writeBytes(part.asByteArray()));
        Envelope envelope = EnvelopeJson.read(new String(Gzip.unpack(packed.toByteArray()), StandardCharsets.UTF_8));
        return Optional.of(new KeptMessage(
                envelope, OperationJson.read(operation.get().asByteArray(), envelope.subject(), envelope.target())));
    }

    /** Expired lines may stay for days before DynamoDB takes them away: they count as gone. */
    private Stream<LedgerLine> startingWith(String partition, String sort) {
        QueryConditional condition = QueryConditional.sortBeginsWith(
                Key.builder().partitionValue(partition).sortValue(sort).build());
        long now = clock.instant().getEpochSecond();
        return table.query(request -> request.queryConditional(condition).consistentRead(true)).items().stream()
                .filter(line -> !line.isExpired(now));
    }

    private long in(Duration duration) {
        return clock.instant().plus(duration).getEpochSecond();
    }

    private static SystemId historyTarget(LedgerLine line) {
        return new SystemId(line.sort().substring(HISTORY.length(), line.sort().lastIndexOf('#')));
    }

    private static String numberKey(EntityKind kind, String number) {
        return "alias#" + kind.word() + "#" + number;
    }

    private static String messageKey(OperationId id) {
        return "message#" + id;
    }
}
