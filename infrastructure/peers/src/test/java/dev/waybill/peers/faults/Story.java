package dev.waybill.peers.faults;

import dev.waybill.domain.message.SkipReason;
import dev.waybill.domain.message.Step;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a struck delivery, told from its history. */
record Story(List<Operation> operations) {
    Story {
        operations = List.copyOf(operations);
    }

    /**
     * In words, such as {@code cut off → found → delivered}.
     *
     * @param first what the history cannot know, because the process was dead or the ledger away
     * @param undisturbedSends how many writes an undisturbed delivery makes: with fewer, work that was done was found
     */
    String words(List<String> first, long undisturbedSends) {
        List<String> words = new ArrayList<>(first);
        if (longestPause().compareTo(Duration.ofMinutes(2)) >= 0 && asksToWait()) {
            words.add("waited " + longestPause().toSeconds() + " s");
        }
        boolean deadLetter = operations.stream().anyMatch(it -> it.ending() == Ending.FAILED);
        if (deadLetter) {
            words.add("dead letter");
            words.add("redriven");
        }
        if (isDuplicate(operations.getLast())) {
            words.add("delivered");
            words.add("duplicate skipped");
            return String.join(" → ", words);
        }
        boolean again = !first.isEmpty() || operations.stream().anyMatch(it -> it.ending() == Ending.WAITING);
        if (sends(operations.getLast()) < undisturbedSends) {
            words.add("found");
        } else if (again && !deadLetter) {
            words.add("retried");
        }
        words.add("delivered");
        return String.join(" → ", words);
    }

    private boolean asksToWait() {
        return operations.stream()
                .flatMap(operation -> operation.failure().stream())
                .anyMatch(failure -> failure.retryAfter().isPresent());
    }

    static boolean isDuplicate(Operation operation) {
        return operation.skipped().equals(Optional.of(SkipReason.DUPLICATE));
    }

    static long sends(Operation operation) {
        return operation.steps().stream()
                .filter(step -> step.step() == Step.SEND)
                .count();
    }

    private Duration longestPause() {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < operations.size(); i++) {
            Duration pause = Duration.between(
                    operations.get(i - 1).endedAt(), operations.get(i).endedAt());
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return longest;
    }
}
