package dev.waybill.local.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.delivery.Flows;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Reads in the ledger what became of the messages, and says so as it happens. */
final class Watch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Ledger ledger;
    private final Screen screen;
    private final Duration patience;
    private final Set<String> subjects = new ConcurrentSkipListSet<>();
    private final Queue<String> circuits = new ConcurrentLinkedQueue<>();
    private final Queue<String> drifts = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();
    private final Set<String> followed = new HashSet<>();
    private final Set<String> silenced = new HashSet<>();
    private final List<Operation> seen = new ArrayList<>();
    private final Set<OperationId> known = new HashSet<>();

    /** @param patience how long to wait for something to happen before giving up */
    Watch(Ledger ledger, Screen screen, Duration patience) {
        this.ledger = ledger;
        this.screen = screen;
        this.patience = patience;
    }

    /** A line of the functions' log: names the subjects to look at. Our own asking after the shops' webhooks is no message of the day. */
    void hear(JsonNode line) {
        switch (line.path("message").asText()) {
            case "delivery.attempted" -> {
                if (!line.path("flow").asText().equals(Flows.WATCH_SOURCES)) {
                    subjects.add(line.path("subject").asText());
                }
            }
            case "circuit.changed" ->
                circuits.add(
                        line.path("system").asText() + " " + line.path("to").asText());
            case "poll.ended" -> {
                if (line.path("entity").asText().equals(EntityKind.ORDER.word())) {
                    asked.addAndGet(line.path("queued").asLong());
                }
            }
            case "drift.ended" ->
                drifts.addAll(Arrays.asList(line.path("items").asText().split("; ")));
            default -> {
                // Not about one order.
            }
        }
    }

    /** Whether a system's circuit came into that state, since the last time it was asked for. */
    boolean cameTo(String system, CircuitState state) {
        return circuits.remove(system + " " + state);
    }

    /** How many orders were queued because a shop was asked what changed. */
    long asked() {
        return asked.get();
    }

    /** From now on it is said what becomes of the stock or paper of that id, which otherwise is only counted. */
    void follow(String id) {
        followed.add(id);
    }

    /** From now on nothing is said of an order: what its shop says of our own writing is only counted. */
    void silence(String order) {
        silenced.add(order);
    }

    /** Whether an item's number was found to be wrong, since the last time it was asked for; says so. */
    boolean hasDrifted(String sku) {
        Optional<String> found = drifts.stream()
                .filter(sentence -> sentence.startsWith(sku + " "))
                .findFirst();
        found.ifPresent(sentence -> screen.event("Waybill", "compared shop and ERP: " + sentence));
        drifts.clear();
        return found.isPresent();
    }

    /** Whether something was done for the subject of that id, in such words. */
    boolean told(String id, String words) {
        return seen.stream()
                .anyMatch(operation -> operation.subject().id().equals(id)
                        && operation.ending() == Ending.DELIVERED
                        && operation.note().contains(words));
    }

    /** All operations so far, in order. */
    List<Operation> operations() {
        return List.copyOf(seen);
    }

    /** The last word on each message; what was redriven counts once, by how it ended at last. */
    List<Operation> ends() {
        Map<String, Operation> last = new LinkedHashMap<>();
        seen.forEach(operation -> last.put(operation.correlation() + " " + operation.target(), operation));
        return List.copyOf(last.values());
    }

    /** How many messages of shops came to this end. */
    long count(Ending ending) {
        return ends().stream()
                .filter(operation -> isOfShop(operation) && operation.ending() == ending)
                .count();
    }

    /** How many messages of shops came to an end, whatever it was. */
    long ended() {
        return ends().stream().filter(Watch::isOfShop).count() - count(Ending.WAITING);
    }

    /** Of stock and paper, many signs of change are one look. */
    private static boolean isOfShop(Operation operation) {
        EntityKind kind = operation.subject().kind();
        return kind != EntityKind.STOCK && kind != EntityKind.DOCUMENT;
    }

    /** Whether an order was told to wait: without having been tried, or by a function that had not heard of the circuit yet. */
    boolean isWaiting(String order) {
        return seen.stream()
                .anyMatch(operation -> operation.subject().id().equals(order)
                        && operation
                                .failure()
                                .filter(failure -> failure.kind() == FailureKind.UNAVAILABLE)
                                .isPresent());
    }

    /** The operation that holds an order; empty if none does. */
    Optional<Operation> held(String order) {
        return ends().stream()
                .filter(operation -> operation.subject().id().equals(order) && operation.ending() == Ending.HELD)
                .findFirst();
    }

    Set<SubjectRef> subjects() {
        return subjects.stream().map(SubjectRef::parse).collect(Collectors.toSet());
    }

    /** Looks until it is so; false if nothing came of it in time. */
    boolean until(BooleanSupplier so) {
        long end = System.nanoTime() + patience.toNanos();
        look();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
            look();
        }
        return true;
    }

    private void look() {
        subjects().stream()
                .flatMap(subject -> ledger.history(subject).operations().stream())
                .filter(operation -> known.add(operation.id()))
                .sorted(Comparator.comparing(operation -> operation.id().value()))
                .forEach(operation -> {
                    seen.add(operation);
                    if (isTold(operation)) {
                        screen.event("Waybill → " + operation.target(), words(operation));
                    }
                });
    }

    private boolean isTold(Operation operation) {
        String id = operation.subject().id();
        return isOfShop(operation) ? !silenced.contains(id) : followed.contains(id);
    }

    private static String words(Operation operation) {
        String what = operation.subject().kind().word() + " " + shortId(operation) + " ";
        return what
                + switch (operation.ending()) {
                    case DELIVERED -> "delivered: " + operation.note();
                    case SKIPPED ->
                        "skipped, " + operation.skipped().map(Enum::name).orElse("") + ": " + operation.note();
                    case HELD -> "HELD for a person, " + code(operation);
                    case FAILED -> "FAILED, dead letter, " + code(operation);
                    case WAITING -> "waits, " + code(operation) + ", and is tried again by itself";
                };
    }

    private static String shortId(Operation operation) {
        String id = operation.subject().id();
        return id.length() <= 20 ? id : id.substring(0, 19) + "…";
    }

    private static String code(Operation operation) {
        return operation.failure().map(Failure::code).map(Enum::name).orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while watching", e);
        }
    }
}
