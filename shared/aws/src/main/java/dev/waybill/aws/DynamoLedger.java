package dev.waybill.aws;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.ClaimRules;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The ledger table.
 *
 * <pre>
 * pk                    sk                  what it is                                        stays
 * order#shop-es#1001    link#erp            state of this subject in this target, see below    for ever
 * order#shop-es#1001    op#erp#01J9…        a line of history (content: packed JSON)           400 days
 * alias#order#1001      order#shop-es#1001  found by the number people use                     for ever
 * message#01J9…         part#0000, …        body of a held or failed operation, packed         30 days
 * message#01J9…         operation           the operation itself; written after the parts      30 days
 * </pre>
 *
 * A link has {@code state}; {@code version} and {@code content} (hash) last decided; {@code attempts} since then; {@code owner} and
 * {@code until} of the lease while claimed; {@code refId}, {@code refNumber} in the target; the {@code number} it is found by; the
 * {@code latest} operation, packed. While it waits for a person it has {@code open} and {@code openSince}, the keys of the sparse
 * index {@code open}.
 *
 * <p>One undisturbed order costs three writes of one unit and no read: the claim (which gives back the link as it was), the number
 * (only when it is new), the end. A later change writes its predecessor's operation into history instead of the number. A duplicate
 * costs the failed claim and its line.
 *
 * <p>The lines written once go through the enhanced client; the link needs conditions that give back the old item, which the
 * plain client says more directly.
 */
public final class DynamoLedger implements Ledger {
    static final String OPEN = "open";

    private final DynamoDbClient dynamo;
    private final String table;
    private final LedgerLines lines;
    private final ClaimedLinks claimed = new ClaimedLinks();

    public DynamoLedger(DynamoDbClient dynamo, String table, Retention retention, Clock clock) {
        this.dynamo = dynamo;
        this.table = table;
        this.lines = new LedgerLines(dynamo, table, retention, clock);
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return asking("claim", () -> {
            try {
                Optional<LinkItem> before = existing(
                        dynamo.updateItem(LinkWrites.claim(table, claim)).attributes());
                claimed.remember(claim.operation(), before);
                Optional<Link> link = before.map(LinkItem::link);
                return new ClaimResult.Won(link, ClaimRules.nextAttempt(link));
            } catch (ConditionalCheckFailedException lost) {
                return objection(claim, LinkItem.of(lost.item()).link());
            }
        });
    }

    /** The condition is the rule in DynamoDB's words; what the two disagree on is a fault of ours that a test would show. */
    private static ClaimResult objection(Claim claim, Link link) {
        return ClaimRules.objection(claim, link)
                .orElseThrow(() -> new IllegalStateException("a claim was lost that the rules let win: " + link.state()
                        + " " + claim.version() + " redriven " + claim.redriven()));
    }

    @Override
    public boolean record(Entry entry) {
        return asking("record", () -> {
            Optional<LinkItem> before = claimed.take(entry.claim().operation()).orElseGet(() -> read(entry.claim()));
            entry.keep().ifPresent(message -> lines.keep(message, entry.operation()));
            before.flatMap(LinkItem::latest).ifPresent(lines::addHistory);
            entry.number()
                    .filter(number -> !before.flatMap(LinkItem::number).equals(Optional.of(number)))
                    .ifPresent(number -> lines.addNumber(entry.claim().subject(), number));
            try {
                dynamo.updateItem(LinkWrites.record(table, entry));
                return true;
            } catch (ConditionalCheckFailedException leaseLost) {
                return false;
            }
        });
    }

    private Optional<LinkItem> read(Claim claim) {
        return existing(dynamo.getItem(request -> request.tableName(table)
                        .key(LinkItem.key(claim.subject(), claim.target()))
                        .consistentRead(true))
                .item());
    }

    @Override
    public void note(Operation operation) {
        asking("note", () -> {
            lines.addHistory(operation);
            return true;
        });
    }

    @Override
    public History history(SubjectRef subject) {
        return asking("history", () -> {
            List<Link> links = query(QueryRequest.builder()
                            .keyConditionExpression("pk = :subject AND begins_with(sk, :link)")
                            .expressionAttributeValues(Map.of(
                                    ":subject", AttributeValue.fromS(subject.key()),
                                    ":link", AttributeValue.fromS(LinkItem.PREFIX)))
                            .consistentRead(true))
                    .map(LinkItem::link)
                    .toList();
            List<Operation> operations = Stream.concat(
                            lines.history(subject).stream(), links.stream().flatMap(link -> link.latest().stream()))
                    .sorted(Comparator.comparing(operation -> operation.id().value()))
                    .toList();
            return new History(subject, links, operations);
        });
    }

    @Override
    public List<SubjectRef> byNumber(EntityKind kind, String number) {
        return asking("byNumber", () -> lines.byNumber(kind, number));
    }

    @Override
    public List<Operation> open(int most) {
        return asking("open", () -> query(QueryRequest.builder()
                        .indexName(OPEN)
                        .keyConditionExpression("#open = :open")
                        .expressionAttributeNames(Map.of("#open", OPEN))
                        .expressionAttributeValues(Map.of(":open", AttributeValue.fromS(OPEN)))
                        .scanIndexForward(false)
                        .limit(most))
                .flatMap(link -> link.latest().stream())
                .limit(most)
                .toList());
    }

    @Override
    public Optional<KeptMessage> kept(OperationId operation) {
        return asking("kept", () -> lines.kept(operation));
    }

    private Stream<LinkItem> query(QueryRequest.Builder request) {
        return dynamo.queryPaginator(request.tableName(table).build()).items().stream()
                .map(LinkItem::of);
    }

    private static Optional<LinkItem> existing(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(LinkItem.of(attributes));
    }

    private static <T> T asking(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException fault) {
            throw AwsFault.ofStore(AwsFault.LEDGER, operation, fault);
        }
    }
}
