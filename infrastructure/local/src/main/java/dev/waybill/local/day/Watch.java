package dev.waybill.local.day;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.Ledger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads in the ledger what became of the messages, and says so as it happens. */
final class Watch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Ledger ledger;
    private final Screen screen;
    private final Duration patience;
    private final Hearing hearing = new Hearing();
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

    /** What is heard from now on of the functions' log. */
    Hearing hearing() {
        return hearing;
    }

    /** From now on it is said what becomes of the stock or paper of that id, which otherwise is only counted. */
    void follow(String id) {
        followed.add(id);
    }

    /** From now on nothing is said of an order: what its shop says of our own writing is only counted. */
    void silence(String order) {
        silenced.add(order);
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
        hearing.subjects().stream()
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
