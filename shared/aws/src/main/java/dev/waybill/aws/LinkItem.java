package dev.waybill.aws;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Operation;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The link item of the ledger table, read. Its attributes are described at {@link DynamoLedger}. */
record LinkItem(Item item) {
    static final String PREFIX = "link#";

    static LinkItem of(Map<String, AttributeValue> attributes) {
        return new LinkItem(new Item(attributes));
    }

    static Map<String, AttributeValue> key(SubjectRef subject, SystemId target) {
        return Map.of(
                LedgerLine.PARTITION, AttributeValue.fromS(subject.key()),
                LedgerLine.SORT, AttributeValue.fromS(PREFIX + target));
    }

    Link link() {
        return new Link(
                subject(),
                target(),
                LinkState.valueOf(item.text("state")),
                targetRef(),
                item.find("version").map(Version::parse),
                item.find("content"),
                (int) item.number("attempts"),
                item.find("until").map(text -> Version.parse(text).changedAt()),
                latest());
    }

    /** The latest operation that was recorded; empty before the first. */
    Optional<Operation> latest() {
        return item.bytes("latest").map(packed -> OperationJson.read(packed, subject(), target()));
    }

    /** Who is at work on it. */
    Optional<OperationId> owner() {
        return item.find("owner").map(OperationId::new);
    }

    /** The number by which it can be found already. */
    Optional<String> number() {
        return item.find("number");
    }

    private Optional<ExternalRef> targetRef() {
        return item.find("refId")
                .map(id -> new ExternalRef(
                        item.find("refSystem").map(SystemId::new).orElse(target()), id, item.text("refNumber")));
    }

    private SubjectRef subject() {
        return SubjectRef.parse(item.text(LedgerLine.PARTITION));
    }

    private SystemId target() {
        return new SystemId(item.text(LedgerLine.SORT).substring(PREFIX.length()));
    }
}
