package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The header item of an incident, read. Its attributes are described at {@link DynamoLedger}. */
record IncidentItem(Item item) {
    static final String PARTITION = "incidents";

    static IncidentItem of(Map<String, AttributeValue> attributes) {
        return new IncidentItem(new Item(attributes));
    }

    static Map<String, AttributeValue> key(Cause cause) {
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(PARTITION),
                LedgerLine.SORT, AttributeValue.fromS(cause.key()));
    }

    Cause cause() {
        return Cause.parse(item.text(LedgerLine.SORT));
    }

    /** How many links wait because of it. */
    int open() {
        return (int) item.number("openLinks");
    }

    /** @param openSubjects some of those that wait because of it */
    Incident incident(List<SubjectRef> openSubjects) {
        return new Incident(
                cause(),
                open(),
                item.number("count"),
                Instant.parse(item.text("first")),
                Instant.parse(item.text("last")),
                failure(),
                openSubjects.isEmpty() ? List.of(SubjectRef.parse(item.text("lastSubject"))) : openSubjects,
                item.find("retrying").map(Instant::parse),
                item.bytes("dismissed").map(InterventionJson::read));
    }

    private Failure failure() {
        return item.bytes("failure")
                .flatMap(FailureJson::unpack)
                .orElseThrow(() -> new IllegalArgumentException("the attribute 'failure' is missing"));
    }
}
