package dev.waybill.engine.memory;

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
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.Incident;
import dev.waybill.engine.ledger.Intervention;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkRules;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.OpenItem;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@link Ledger} in memory: one lock, the same rules as the real one. */
public final class MemoryLedger implements Ledger {
    record Key(SubjectRef subject, SystemId target) {}

    record Held(Link link, Optional<OperationId> leaseOwner) {}

    final Map<Key, Held> links = new LinkedHashMap<>();
    final Map<OperationId, Operation> operations = new TreeMap<>(Comparator.comparing(OperationId::value));
    final Map<String, TreeSet<String>> subjectsByNumber = new TreeMap<>();
    final Map<OperationId, KeptMessage> kept = new LinkedHashMap<>();
    final MemoryIncidents incidents = new MemoryIncidents();
    final List<Intervention> interventions = new ArrayList<>();
    final List<Correction> corrections = new ArrayList<>();

    @Override
    public synchronized ClaimResult claim(Claim claim) {
        Key key = new Key(claim.subject(), claim.target());
        Optional<Link> before = Optional.ofNullable(links.get(key)).map(Held::link);
        Optional<ClaimResult> lost = before.flatMap(link -> ClaimRules.objection(claim, link));
        if (lost.isPresent()) {
            return lost.get();
        }
        int attempt = ClaimRules.nextAttempt(before);
        links.put(key, new Held(ClaimRules.claimed(claim, before, attempt), Optional.of(claim.operation())));
        return new ClaimResult.Won(before, attempt);
    }

    @Override
    public synchronized boolean record(Entry entry) {
        Claim claim = entry.claim();
        Key key = new Key(claim.subject(), claim.target());
        Held held = links.get(key);
        if (held == null || !held.leaseOwner().equals(Optional.of(claim.operation()))) {
            return false;
        }
        entry.keep().ifPresent(envelope -> kept.put(claim.operation(), new KeptMessage(envelope, entry.operation())));
        entry.numbers().forEach(number -> subjectsByNumber
                .computeIfAbsent(claim.subject().kind().word() + "#" + number, missing -> new TreeSet<>())
                .add(claim.subject().key()));
        operations.put(entry.operation().id(), entry.operation());
        Link after = LinkRules.recorded(entry, held.link());
        incidents.moved(held.link().opened(), after);
        links.put(key, new Held(after, Optional.empty()));
        return true;
    }

    @Override
    public synchronized void note(Operation operation) {
        operations.put(operation.id(), operation);
    }

    @Override
    public synchronized void intervened(Intervention intervention) {
        interventions.add(intervention);
    }

    @Override
    public synchronized History history(SubjectRef subject) {
        List<Link> found = links.values().stream()
                .map(Held::link)
                .filter(link -> link.subject().equals(subject))
                .toList();
        List<Operation> lines = operations.values().stream()
                .filter(operation -> operation.subject().equals(subject))
                .toList();
        List<Intervention> people = interventions.stream()
                .filter(intervention -> intervention.subject().equals(subject))
                .toList();
        return new History(subject, found, lines, people);
    }

    @Override
    public synchronized List<SubjectRef> byNumber(EntityKind kind, String number) {
        return subjectsByNumber.getOrDefault(kind.word() + "#" + number, new TreeSet<>()).stream()
                .map(SubjectRef::parse)
                .toList();
    }

    @Override
    public synchronized List<OpenItem> open(Optional<OperationId> before, int most) {
        return items().filter(
                        item -> before.map(id -> item.opened().by().value().compareTo(id.value()) < 0)
                                .orElse(true))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized List<OpenItem> open(Cause cause, int most) {
        return items().filter(item -> item.opened().cause().equals(cause))
                .limit(most)
                .toList();
    }

    private Stream<OpenItem> items() {
        return links.values().stream()
                .map(Held::link)
                .flatMap(link -> link.opened().stream().flatMap(opened -> link.latest().stream()
                        .map(latest -> new OpenItem(link.subject(), link.target(), opened, link.state(), latest))))
                .sorted(Comparator.comparing(
                                (OpenItem item) -> item.opened().by().value())
                        .reversed());
    }

    @Override
    public synchronized List<Link> waiting(int most) {
        return links.values().stream()
                .map(Held::link)
                .filter(link -> !link.state().isDecided() && link.opened().isEmpty())
                .filter(link -> link.latest()
                        .filter(latest -> latest.ending() == Ending.WAITING)
                        .isPresent())
                .sorted(Comparator.comparing(MemoryLedger::waitingSince))
                .limit(most)
                .toList();
    }

    private static Instant waitingSince(Link link) {
        return link.latest().map(Operation::receivedAt).orElse(Instant.MAX);
    }

    @Override
    public synchronized Optional<Link> link(SubjectRef subject, SystemId target) {
        return Optional.ofNullable(links.get(new Key(subject, target))).map(Held::link);
    }

    @Override
    public synchronized List<Link> links(SystemId target, Set<SubjectRef> subjects) {
        return subjects.stream()
                .flatMap(subject -> link(subject, target).stream())
                .toList();
    }

    @Override
    public synchronized List<Incident> incidents() {
        return incidents.all(cause -> open(cause, MemoryIncidents.SAMPLES).stream()
                .map(OpenItem::subject)
                .toList());
    }

    @Override
    public synchronized boolean retrying(OpenItem item, Instant at) {
        Opened opened = item.opened();
        boolean marked = change(item, Optional.of(new Opened(opened.cause(), opened.by(), Optional.of(at))));
        if (marked) {
            incidents.retrying(opened.cause(), at);
        }
        return marked;
    }

    @Override
    public synchronized boolean dismiss(OpenItem item) {
        boolean settled = change(item, Optional.empty());
        if (settled) {
            incidents.settled(item.opened().cause());
        }
        return settled;
    }

    private boolean change(OpenItem item, Optional<Opened> after) {
        Key key = new Key(item.subject(), item.target());
        Held held = links.get(key);
        if (held == null) {
            return false;
        }
        Link link = held.link();
        boolean same =
                link.opened().map(Opened::by).equals(Optional.of(item.opened().by()));
        boolean free = after.isPresent() || link.state() == LinkState.HELD || link.state() == LinkState.FAILED;
        if (!same || !free) {
            return false;
        }
        Link changed = new Link(
                link.subject(),
                link.target(),
                link.state(),
                link.targetRef(),
                link.version(),
                link.contentHash(),
                link.told(),
                link.attempts(),
                link.unfinished(),
                link.leaseUntil(),
                link.latest(),
                after,
                link.erased());
        links.put(key, new Held(changed, held.leaseOwner()));
        return true;
    }

    @Override
    public synchronized void dismissed(Cause cause, Intervention by) {
        incidents.dismissed(cause, by);
    }

    @Override
    public synchronized Optional<KeptMessage> kept(OperationId operation) {
        return Optional.ofNullable(kept.get(operation));
    }

    @Override
    public synchronized void keepCorrected(Intervention by, Envelope corrected) {
        corrections.add(new Correction(by, corrected));
    }

    @Override
    public synchronized List<Correction> corrections(OperationId operation) {
        return corrections.stream()
                .filter(correction -> correction.by().operation().equals(operation))
                .toList();
    }
}
