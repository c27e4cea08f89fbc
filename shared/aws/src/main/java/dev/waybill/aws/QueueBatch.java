package dev.waybill.aws;

import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A batch of messages that a queue handed to a function, in order. A message that is not one of ours goes to the dead-letter queue as it
 * came, at once, with the reason: it could never be carried, and must hold up nobody.
 *
 * @param stuck ids of unreadable messages that the dead-letter queue did not take; they stay where they are
 */
public record QueueBatch(List<Received> received, Map<String, String> receiptHandles, List<String> stuck) {
    /**
     * A message as the queue shows it.
     *
     * @param times how often it was shown, this time included
     */
    public record Shown(String id, String receiptHandle, String body, int times) {}

    /** Sorts the messages into those that can be carried and those that never can. */
    public static QueueBatch read(List<Shown> messages, SqsDeadLetters deadLetters) {
        QueueBatch batch = new QueueBatch(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        messages.forEach(message -> batch.add(message, deadLetters));
        return batch;
    }

    private void add(Shown message, SqsDeadLetters deadLetters) {
        try {
            received.add(new Received(message.id(), EnvelopeJson.read(message.body()), message.times()));
            receiptHandles.put(message.id(), message.receiptHandle());
        } catch (IllegalArgumentException unreadable) {
            moveAway(message, unreadable, deadLetters);
        }
    }

    private void moveAway(Shown message, IllegalArgumentException unreadable, SqsDeadLetters deadLetters) {
        String why = "not a message of Waybill: " + unreadable.getMessage();
        try {
            deadLetters.addUnreadable(message.id(), message.body(), why);
        } catch (FailureException notTaken) {
            stuck.add(message.id());
        }
    }

    /** What is to be shown again, and when. */
    public List<SqsVisibility.Hidden> hidden(List<Verdict> verdicts) {
        return retries(verdicts)
                .map(retry -> new SqsVisibility.Hidden(receiptHandles.getOrDefault(retry.messageId(), ""), retry.in()))
                .toList();
    }

    /** The ids of what stays in the queue. */
    public List<String> notDone(List<Verdict> verdicts) {
        return Stream.concat(stuck.stream(), retries(verdicts).map(Verdict.Retry::messageId))
                .toList();
    }

    private static Stream<Verdict.Retry> retries(List<Verdict> verdicts) {
        return verdicts.stream().flatMap(verdict -> switch (verdict) {
            case Verdict.Retry retry -> Stream.of(retry);
            case Verdict.Done done -> Stream.of();
        });
    }
}
