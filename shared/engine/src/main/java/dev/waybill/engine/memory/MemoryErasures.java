package dev.waybill.engine.memory;

import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.erasure.ErasureStore;
import dev.waybill.engine.erasure.Forgotten;
import dev.waybill.engine.erasure.Place;
import dev.waybill.engine.erasure.Receipt;
import dev.waybill.engine.ledger.Link;
import dev.waybill.engine.ledger.LinkState;
import dev.waybill.engine.ledger.Opened;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Erases in a {@link MemoryLedger}, all of a subject at once. Answers are remembered elsewhere. */
public final class MemoryErasures implements ErasureStore {
    private static final int PER_STRETCH = 100;

    private final MemoryLedger ledger;
    private final Map<String, Receipt> receipts = new HashMap<>();

    public MemoryErasures(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Stretch messages(Optional<String> after) {
        synchronized (ledger) {
            List<OperationId> all = List.copyOf(ledger.kept.keySet());
            int from = after.map(MemoryErasures::position).orElse(0);
            int to = Math.min(from + PER_STRETCH, all.size());
            return new Stretch(
                    from < to ? all.subList(from, to) : List.of(),
                    to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
        }
    }

    private static int position(String mark) {
        if (!mark.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("the mark is not one of ours");
        }
        return Integer.parseInt(mark);
    }

    @Override
    public Map<Place, Integer> count(SubjectRef subject) {
        synchronized (ledger) {
            Map<Place, Integer> counts = new EnumMap<>(Place.class);
            counts.put(Place.BODIES, (int) ledger.kept.values().stream()
                    .filter(kept -> kept.operation().subject().equals(subject))
                    .count());
            counts.put(Place.CORRECTIONS, (int) ledger.corrections.stream()
                    .filter(correction -> correction.by().subject().equals(subject))
                    .count());
            counts.put(Place.HISTORY, (int) ledger.operations.values().stream()
                    .filter(operation -> operation.subject().equals(subject))
                    .filter(operation -> !Forgotten.of(operation).equals(operation))
                    .count());
            counts.put(Place.REMARKS, (int) ledger.interventions.stream()
                    .filter(done -> done.subject().equals(subject))
                    .filter(done -> !Forgotten.of(done).equals(done))
                    .count());
            counts.put(Place.INCIDENTS, ledger.incidents.forget(subject, false));
            counts.put(Place.NUMBERS, (int) ledger.subjectsByNumber.values().stream()
                    .filter(subjects -> subjects.contains(subject.key()))
                    .count());
            counts.values().removeIf(count -> count == 0);
            return counts;
        }
    }

    @Override
    public List<SystemId> erase(SubjectRef subject, Fence fence) {
        synchronized (ledger) {
            List<SystemId> atWork = links(subject, fence);
            ledger.operations.replaceAll(
                    (id, operation) -> operation.subject().equals(subject) ? Forgotten.of(operation) : operation);
            ledger.interventions.replaceAll(done -> done.subject().equals(subject) ? Forgotten.of(done) : done);
            ledger.kept.values().removeIf(kept -> kept.operation().subject().equals(subject));
            ledger.corrections.removeIf(correction -> correction.by().subject().equals(subject));
            ledger.incidents.forget(subject, true);
            ledger.subjectsByNumber.values().forEach(subjects -> subjects.remove(subject.key()));
            return atWork;
        }
    }

    private List<SystemId> links(SubjectRef subject, Fence fence) {
        Set<SystemId> targets = new LinkedHashSet<>(fence.targets());
        ledger.history(subject).links().forEach(link -> targets.add(link.target()));
        List<SystemId> atWork = new ArrayList<>();
        for (SystemId target : targets) {
            Optional<String> receipt =
                    fence.targets().contains(target) ? Optional.of(fence.receipt()) : Optional.empty();
            MemoryLedger.Held held = ledger.links.getOrDefault(
                    new MemoryLedger.Key(subject, target),
                    new MemoryLedger.Held(unseen(subject, target), Optional.empty()));
            boolean leased = isLeased(held.link(), fence.now());
            Link after = leased ? fenced(held.link(), receipt) : erased(held.link(), receipt);
            Optional<Opened> opened = held.link().opened();
            if (!leased) {
                opened.ifPresent(settled -> ledger.incidents.settled(settled.cause()));
            } else {
                atWork.add(target);
            }
            ledger.links.put(
                    new MemoryLedger.Key(subject, target),
                    new MemoryLedger.Held(after, leased ? held.leaseOwner() : Optional.empty()));
        }
        return atWork;
    }

    private static boolean isLeased(Link link, Instant now) {
        return link.state() == LinkState.CLAIMED
                && link.leaseUntil().map(end -> end.isAfter(now)).orElse(false);
    }

    private static Link unseen(SubjectRef subject, SystemId target) {
        return new Link(
                subject,
                target,
                LinkState.SKIPPED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Link fenced(Link link, Optional<String> receipt) {
        return with(link, link.state(), link.latest(), link.opened(), receipt);
    }

    private static Link erased(Link link, Optional<String> receipt) {
        LinkState state = link.state() == LinkState.DELIVERED ? LinkState.DELIVERED : LinkState.SKIPPED;
        return with(link, state, link.latest().map(Forgotten::of), Optional.empty(), receipt);
    }

    private static Link with(
            Link link, LinkState state, Optional<Operation> latest, Optional<Opened> opened, Optional<String> receipt) {
        return new Link(
                link.subject(),
                link.target(),
                state,
                link.targetRef(),
                link.version(),
                link.contentHash(),
                link.told(),
                link.attempts(),
                link.unfinished(),
                link.leaseUntil(),
                latest,
                opened,
                link.erased().or(() -> receipt));
    }

    @Override
    public int answers(Set<String> words) {
        return 0;
    }

    @Override
    public void forgetAnswers(Set<String> words) {
        // None are remembered here.
    }

    @Override
    public synchronized void keep(Receipt receipt) {
        receipts.put(receipt.id(), receipt);
    }

    @Override
    public synchronized Optional<Receipt> receipt(String id) {
        return Optional.ofNullable(receipts.get(id));
    }
}
