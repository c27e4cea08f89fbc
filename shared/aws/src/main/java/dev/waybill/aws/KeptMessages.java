package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.Correction;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;

/** Whole messages in the ledger table, and what people corrected in them. Layout at {@link DynamoLedger}. */
final class KeptMessages {
    static final String PARTITIONS = "message#";
    static final String OPERATION = "operation";
    private static final String PART = "part#";
    static final String CORRECTED = "corrected#";
    private static final String BY = "#who";

    private final LineTable table;
    private final Retention retention;

    KeptMessages(LineTable table, Retention retention) {
        this.table = table;
        this.retention = retention;
    }

    /** The operation goes last: once it is there, everything is. */
    void keep(Envelope envelope, Operation operation) {
        String partition = key(operation.id());
        table.putParts(partition, PART, packed(envelope), retention.messages());
        table.put(partition, OPERATION, OperationJson.write(operation), retention.messages());
    }

    Optional<KeptMessage> kept(OperationId id) {
        Optional<SdkBytes> operation = table.startingWith(key(id), OPERATION)
                .flatMap(line -> Stream.ofNullable(line.content()))
                .findFirst();
        return table.parts(key(id), PART)
                .map(KeptMessages::envelope)
                .flatMap(envelope -> operation.map(packed -> new KeptMessage(
                        envelope, OperationJson.read(packed.asByteArray(), envelope.subject(), envelope.target()))));
    }

    /** Who did it goes last: once that is there, everything is. */
    void keepCorrected(Intervention by, Envelope corrected) {
        String partition = key(by.operation());
        String sort = CORRECTED + by.id();
        table.putParts(partition, sort + "#" + PART, packed(corrected), retention.messages());
        table.put(partition, sort + BY, InterventionJson.write(by), retention.messages());
    }

    List<Correction> corrections(OperationId id) {
        return table.startingWith(key(id), CORRECTED)
                .filter(line -> line.sort().endsWith(BY))
                .flatMap(line -> Stream.ofNullable(line.content()))
                .map(packed -> InterventionJson.read(packed.asByteArray()))
                .flatMap(by -> table.parts(key(id), CORRECTED + by.id() + "#" + PART).stream()
                        .map(packed -> new Correction(by, envelope(packed))))
                .toList();
    }

    private static byte[] packed(Envelope envelope) {
        return Gzip.pack(EnvelopeJson.write(envelope).getBytes(StandardCharsets.UTF_8));
    }

    private static Envelope envelope(byte[] packed) {
        return EnvelopeJson.read(new String(Gzip.unpack(packed), StandardCharsets.UTF_8));
    }

    /** What of it is left is whole: who or what it was goes first, so that nothing half is read. */
    void delete(OperationId id) {
        List<LedgerLine> lines = table.all(key(id)).toList();
        lines.stream().filter(line -> !line.sort().contains(PART)).forEach(table::delete);
        lines.stream().filter(line -> line.sort().contains(PART)).forEach(table::delete);
    }

    static String key(OperationId id) {
        return PARTITIONS + id;
    }
}
