package dev.waybill.engine.memory;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.ClaimResult;
import dev.waybill.engine.ledger.ClaimRules;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.History;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@link Ledger} in memory: one lock, the same rules as the real one. */
public final class MemoryLedger implements Ledger {
    private record Key(SubjectRef subject, SystemId target) {}

    private record Held(Link link, Optional<OperationId> leaseOwner) {}

    private final Map<Key, Held> links = new LinkedHashMap<>();
    private final Map<OperationId, Operation> operations = new TreeMap<>(Comparator.comparing(OperationId::value));
    private final Map<String, TreeSet<String>> subjectsByNumber = new TreeMap<>();
    private final Map<OperationId, KeptMessage> kept = new LinkedHashMap<>();

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
        entry.number().ifPresent(number -> subjectsByNumber
                .computeIfAbsent(claim.subject().kind().word() + "#" + number, missing -> new TreeSet<>())
                .add(claim.subject().key()));
        operations.put(entry.operation().id(), entry.operation());
        links.put(key, new Held(recorded(entry, held.link()), Optional.empty()));
        return true;
    }

    private static Link recorded(Entry entry, Link before) {
        Claim claim = entry.claim();
        boolean decided = entry.state().isDecided();
        return new Link(
                claim.subject(),
                claim.target(),
                entry.state(),
                entry.targetRef().or(before::targetRef),
                decided ? claim.version().or(before::version) : before.version(),
                decided ? Optional.of(claim.contentHash()) : before.contentHash(),
                decided ? 0 : before.attempts(),
                Optional.empty(),
                Optional.of(entry.operation()));
    }

    @Override
    public synchronized void note(Operation operation) {
        operations.put(operation.id(), operation);
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
        return new History(subject, found, lines);
    }

    @Override
    public synchronized List<SubjectRef> byNumber(EntityKind kind, String number) {
        return subjectsByNumber.getOrDefault(kind.word() + "#" + number, new TreeSet<>()).stream()
                .map(SubjectRef::parse)
                .toList();
    }

    @Override
    public synchronized List<Operation> open(int most) {
        List<Operation> waiting = new ArrayList<>();
        for (Held held : links.values()) {
            if (held.link().state().isOpen()) {
                held.link().latest().ifPresent(waiting::add);
            }
        }
        waiting.sort(
                Comparator.comparing((Operation operation) -> operation.id().value())
                        .reversed());
        return waiting.stream().limit(most).toList();
    }

    @Override
    public synchronized Optional<KeptMessage> kept(OperationId operation) {
        return Optional.ofNullable(kept.get(operation));
    }
}
