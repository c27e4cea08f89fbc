package dev.waybill.aws;

import static dev.waybill.aws.AwsFault.LEDGER;
import static dev.waybill.aws.AwsFault.asking;
import static dev.waybill.aws.AwsFault.doing;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Cause;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.ClaimRules;
import dev.waybill.engine.ledger.Correction;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkRules;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The ledger table.
 *
 * <pre>
 * pk                    sk                       what it is                                     stays
 * order#shop-es#1001    link#erp                 state of this subject in this target           for ever
 * order#shop-es#1001    op#erp#01J9…             a line of history (content: packed JSON)       400 days
 * order#shop-es#1001    by#01J9…                 what a person did about an operation           400 days
 * alias#order#1001      order#shop-es#1001       found by the number people use                 for ever
 * alias#document#INV-7  document#erp#shop-es:1   found by a number of its paper, or of a parcel for ever
 * message#01J9…         part#0000, …             body of a held or failed operation, packed     30 days
 * message#01J9…         operation                the operation itself; written after the parts  30 days
 * message#01J9…         corrected#01JA…#part#…   the same as a person corrected it              30 days
 * message#01J9…         corrected#01JA…#who      who did; written after the parts               30 days
 * receipts              7c1e3f52-…               what an erasure did (DynamoErasures)           for ever
 * incidents             CODE#system#operation    failures with one cause, told once             for ever
 * </pre>
 *
 * A link has {@code state}; {@code version} and {@code content} (hash) last decided, and what the target was {@code told} with it; {@code attempts} since then; {@code unfinished}
 * attempts of which nobody saw the end; {@code owner} and {@code until} of the lease while claimed; {@code refId}, {@code refNumber}
 * in the target; the {@code number} it is found by, or several, a line each; the {@code latest} operation, packed. From when it is held or failed until it is
 * settled it has {@code open} (the cause) and {@code openSince} (the operation), the keys of the sparse index {@code open}, and
 * {@code retried} (when) once it was sent again. While it is merely tried again by itself they are {@code WAITING} and when its
 * message was received. After an erasure on request it has {@code erased}, the receipt, and no claim on it is won any more.
 *
 * <p>An incident has {@code openLinks} (how many wait because of it), {@code count}, {@code first}, {@code last}, the latest
 * {@code failure}, packed, with its {@code lastSubject}; {@code retrying} (when) and {@code dismissed} (packed) until it happens
 * again. Link and incident change in one transaction, so the number is exact.
 *
 * <p>One undisturbed order costs three writes of one unit and no read: the claim (which gives back the link as it was), the number
 * (only when it is new; so does each further one, such as an invoice's), the end. A later change writes its predecessor's operation into history instead of the number. A duplicate
 * costs the failed claim and its line. Only what opens or settles an incident costs the transaction: two units for each of link and
 * header.
 *
 * <p>The lines written once go through the enhanced client; links and headers need conditions and transactions, which the plain
 * client says more directly.
 */
public final class DynamoLedger implements Ledger {
    private final LedgerLines lines;
    private final KeptMessages messages;
    private final LedgerWriter writer;
    private final LinkReads links;
    private final ClaimedLinks claimed = new ClaimedLinks();

    public DynamoLedger(DynamoDbClient dynamo, String table, Retention retention, Clock clock) {
        LineTable lineTable = new LineTable(dynamo, table, clock);
        this.lines = new LedgerLines(lineTable, retention);
        this.messages = new KeptMessages(lineTable, retention);
        this.writer = new LedgerWriter(dynamo, table);
        this.links = new LinkReads(dynamo, table);
    }

    @Override
    public ClaimResult claim(Claim claim) {
        return asking(LEDGER, "claim", () -> {
            try {
                Optional<LinkItem> before = LinkReads.existing(writer.claim(key(claim), LinkWrites.claim(claim)));
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
        return asking(LEDGER, "record", () -> {
            Claim claim = entry.claim();
            Optional<LinkItem> before = claimed.take(claim.operation()).orElseGet(() -> links.at(key(claim)));
            entry.keep().ifPresent(message -> messages.keep(message, entry.operation()));
            before.flatMap(LinkItem::latest).ifPresent(lines::addHistory);
            Set<String> numbers = before.map(LinkItem::numbers).orElseGet(LinkedHashSet::new);
            entry.numbers().stream()
                    .map(DynamoLedger::oneLine)
                    .filter(numbers::add)
                    .forEach(number -> lines.addNumber(claim.subject(), number));
            // Nobody but the lease's owner opens or settles a link meanwhile, so what it had before still holds.
            Optional<Opened> opened = before.flatMap(LinkItem::opened);
            Optional<Opened> after = LinkRules.opened(entry, opened);
            return writer.change(
                    key(claim),
                    LinkWrites.record(entry, numbers, after),
                    IncidentChange.between(opened, after, entry.operation()));
        });
    }

    private static String oneLine(String number) {
        return number.replace(LinkItem.BETWEEN_NUMBERS, " ");
    }

    @Override
    public void note(Operation operation) {
        doing(LEDGER, "note", () -> lines.addHistory(operation));
    }

    @Override
    public History history(SubjectRef subject) {
        return asking(LEDGER, "history", () -> {
            List<Link> states = links.of(subject);
            List<Operation> operations = Stream.concat(
                            lines.history(subject).stream(), states.stream().flatMap(link -> link.latest().stream()))
                    .sorted(Comparator.comparing(operation -> operation.id().value()))
                    .toList();
            return new History(subject, states, operations, lines.interventions(subject));
        });
    }

    @Override
    public List<SubjectRef> byNumber(EntityKind kind, String number) {
        return asking(LEDGER, "byNumber", () -> lines.byNumber(kind, number));
    }

    @Override
    public List<OpenItem> open(Optional<OperationId> before, int most) {
        return asking(LEDGER, "open", () -> links.open(before, most));
    }

    @Override
    public List<OpenItem> open(Cause cause, int most) {
        return asking(LEDGER, "open", () -> links.open(cause, most));
    }

    @Override
    public List<Link> waiting(int most) {
        return asking(LEDGER, "waiting", () -> links.waiting(most));
    }

    @Override
    public Optional<Link> link(SubjectRef subject, SystemId target) {
        return asking(
                LEDGER, "link", () -> links.at(LinkItem.key(subject, target)).map(LinkItem::link));
    }

    @Override
    public List<Link> links(SystemId target, Set<SubjectRef> subjects) {
        return asking(LEDGER, "links", () -> links.of(target, subjects));
    }

    @Override
    public List<Incident> incidents() {
        return asking(LEDGER, "incidents", links::incidents);
    }

    @Override
    public boolean retrying(OpenItem item, Instant at) {
        IncidentChange incident = IncidentChange.retrying(item.opened().cause(), at);
        return asking(
                LEDGER, "retrying", () -> writer.change(key(item), LinkWrites.retrying(item, at), List.of(incident)));
    }

    @Override
    public boolean dismiss(OpenItem item) {
        IncidentChange incident = IncidentChange.settled(item.opened().cause());
        return asking(LEDGER, "dismiss", () -> writer.change(key(item), LinkWrites.dismiss(item), List.of(incident)));
    }

    @Override
    public void dismissed(Cause cause, Intervention by) {
        doing(LEDGER, "dismissed", () -> writer.dismissed(cause, by));
    }

    @Override
    public void intervened(Intervention intervention) {
        doing(LEDGER, "intervened", () -> lines.addIntervention(intervention));
    }

    @Override
    public void keepCorrected(Intervention by, Envelope corrected) {
        doing(LEDGER, "keepCorrected", () -> messages.keepCorrected(by, corrected));
    }

    @Override
    public List<Correction> corrections(OperationId operation) {
        return asking(LEDGER, "corrections", () -> messages.corrections(operation));
    }

    @Override
    public Optional<KeptMessage> kept(OperationId operation) {
        return asking(LEDGER, "kept", () -> messages.kept(operation));
    }

    private static Map<String, AttributeValue> key(Claim claim) {
        return LinkItem.key(claim.subject(), claim.target());
    }

    private static Map<String, AttributeValue> key(OpenItem item) {
        return LinkItem.key(item.subject(), item.target());
    }
}
