package dev.waybill.local.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.engine.circuit.CircuitState;
import dev.waybill.engine.delivery.Flows;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What the functions' log says that no ledger does. */
final class Hearing {
    private final Set<String> subjects = new ConcurrentSkipListSet<>();
    private final Queue<String> circuits = new ConcurrentLinkedQueue<>();
    private final Queue<String> drifts = new ConcurrentLinkedQueue<>();
    private final AtomicLong asked = new AtomicLong();

    /** A line of the log. Our own asking after the shops' webhooks is no message of the day. */
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
                // Not about one order or item.
            }
        }
    }

    /** What something was done for. */
    Set<SubjectRef> subjects() {
        return subjects.stream().map(SubjectRef::parse).collect(Collectors.toSet());
    }

    /** Whether a system's circuit came into that state, since the last time it was asked for. */
    boolean cameTo(String system, CircuitState state) {
        return circuits.remove(system + " " + state);
    }

    /** How many orders were queued because a shop was asked what changed. */
    long asked() {
        return asked.get();
    }

    /** What was found to be wrong with an item's number, since drift was asked for the last time. */
    Optional<String> drift(String sku) {
        Optional<String> found = drifts.stream()
                .filter(sentence -> sentence.startsWith(sku + " "))
                .findFirst();
        drifts.clear();
        return found;
    }
}
