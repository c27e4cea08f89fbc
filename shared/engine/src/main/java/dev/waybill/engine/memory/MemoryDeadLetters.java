package dev.waybill.engine.memory;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.KeptMessage;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link DeadLetters} in memory; a look shows the oldest that are not hidden. */
public final class MemoryDeadLetters implements DeadLetters {
    private record Letter(Envelope envelope, Optional<Operation> operation, Instant since) {}

    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private final Map<String, Instant> hiddenUntil = new HashMap<>();
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Clock clock;
    private int moved;

    public MemoryDeadLetters(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void add(Envelope envelope, Operation failed) {
        letters.put(failed.id().value(), new Letter(envelope.asRedriven(), Optional.of(failed), clock.instant()));
    }

    /** What a queue's own redrive policy does with a message that was taken too often. */
    public synchronized void moveThere(Envelope envelope) {
        moved++;
        letters.put("moved " + moved, new Letter(envelope, Optional.empty(), clock.instant()));
    }

    @Override
    public synchronized List<DeadLetter> look(int most) {
        Instant now = clock.instant();
        List<DeadLetter> shown = letters.entrySet().stream()
                .filter(entry -> !hiddenUntil.getOrDefault(entry.getKey(), now).isAfter(now))
                .limit(most)
                .map(entry -> new DeadLetter(
                        entry.getKey(),
                        entry.getValue().operation().map(Operation::id),
                        Optional.of(entry.getValue().envelope()),
                        entry.getValue().since()))
                .toList();
        shown.forEach(letter -> hiddenUntil.put(letter.handle(), now.plus(HIDDEN)));
        return shown;
    }

    @Override
    public synchronized void release(List<DeadLetter> looked) {
        looked.forEach(letter -> hiddenUntil.remove(letter.handle()));
    }

    @Override
    public synchronized void discard(DeadLetter letter) {
        letters.remove(letter.handle());
    }

    @Override
    public synchronized long count() {
        return letters.size();
    }

    @Override
    public synchronized boolean remove(OperationId operation) {
        return letters.remove(operation.value()) != null;
    }

    /** The letters of failed operations. */
    public synchronized List<KeptMessage> all() {
        return letters.values().stream()
                .flatMap(letter ->
                        letter.operation().stream().map(operation -> new KeptMessage(letter.envelope(), operation)))
                .toList();
    }
}
