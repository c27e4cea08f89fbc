package dev.waybill.aws;

import dev.waybill.domain.message.ExternalRef;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The link item of the ledger table, read. Its attributes are described at {@link DynamoLedger}. */
record LinkItem(Item item) {
    static final String PREFIX = "link#";

    /** In place of a cause: it is tried again by itself, and belongs to no incident. */
    static final String WAITING = "WAITING";

    /** A number that people use has one line. */
    static final String BETWEEN_NUMBERS = "\n";

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
                item.find("told"),
                (int) item.number("attempts"),
                (int) item.number("unfinished"),
                item.find("until").map(text -> Version.parse(text).changedAt()),
                latest(),
                opened(),
                item.find("erased"));
    }

    /** As what waits to be settled; needs no more than the index {@code open} has. */
    Optional<OpenItem> openItem() {
        LinkState state = LinkState.valueOf(item.text("state"));
        return opened().flatMap(
                        opened -> latest().map(latest -> new OpenItem(subject(), target(), opened, state, latest)));
    }

    /** Whether it is tried again by itself and needs nobody. */
    boolean isWaiting() {
        return item.find("open").filter(WAITING::equals).isPresent();
    }

    /** Why it waits to be settled. */
    Optional<Opened> opened() {
        return item.find("open")
                .filter(cause -> !cause.equals(WAITING))
                .map(cause -> new Opened(
                        Cause.parse(cause),
                        new OperationId(item.text("openSince")),
                        item.find("retried").map(Instant::parse)));
    }

    /** The latest operation that was recorded; empty before the first. */
    Optional<Operation> latest() {
        return item.bytes("latest").map(packed -> OperationJson.read(packed, subject(), target()));
    }

    Optional<byte[]> packedLatest() {
        return item.bytes("latest");
    }

    /** The numbers by which it can be found already. */
    Set<String> numbers() {
        return item.find("number")
                .map(all -> new LinkedHashSet<>(List.of(all.split(BETWEEN_NUMBERS))))
                .orElseGet(LinkedHashSet::new);
    }

    private Optional<ExternalRef> targetRef() {
        return item.find("refId")
                .map(id -> new ExternalRef(
                        item.find("refSystem").map(SystemId::new).orElse(target()), id, item.text("refNumber")));
    }

    SubjectRef subject() {
        return SubjectRef.parse(item.text(LedgerLine.PARTITION));
    }

    SystemId target() {
        return new SystemId(item.text(LedgerLine.SORT).substring(PREFIX.length()));
    }
}
