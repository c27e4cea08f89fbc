package dev.waybill.functions.deliverorders;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.waybill.aws.EnvelopeJson;
import dev.waybill.aws.SqsDeadLetters;
import dev.waybill.aws.SqsVisibility;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.delivery.Received;
import dev.waybill.engine.delivery.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Lambda event of SQS messages, in order. A message that is not one of ours goes to the dead-letter queue as it came, at once, with
 * the reason: it could never be carried, and must hold up nobody.
 *
 * @param stuck ids of unreadable messages that the dead-letter queue did not take; they stay where they are
 */
record OrdersBatch(List<Received> received, Map<String, String> receiptHandles, List<String> stuck) {
    static OrdersBatch read(SQSEvent event, SqsDeadLetters deadLetters) {
        OrdersBatch batch = new OrdersBatch(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        for (SQSMessage message : event.getRecords()) {
            batch.add(message, deadLetters);
        }
        return batch;
    }

    private void add(SQSMessage message, SqsDeadLetters deadLetters) {
        try {
            received.add(new Received(message.getMessageId(), EnvelopeJson.read(message.getBody()), times(message)));
            receiptHandles.put(message.getMessageId(), message.getReceiptHandle());
        } catch (IllegalArgumentException unreadable) {
            moveAway(message, unreadable, deadLetters);
        }
    }

    /** Lambda always says it; 1 for an event that somebody wrote by hand without it. */
    private static int times(SQSMessage message) {
        return Optional.ofNullable(message.getAttributes())
                .map(attributes -> attributes.get("ApproximateReceiveCount"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    private void moveAway(SQSMessage message, IllegalArgumentException unreadable, SqsDeadLetters deadLetters) {
        String why = "not a message of Waybill: " + unreadable.getMessage();
        try {
            deadLetters.addUnreadable(message.getMessageId(), message.getBody(), why);
        } catch (FailureException notTaken) {
            stuck.add(message.getMessageId());
        }
    }

    /** What is to be shown again, and when. */
    List<SqsVisibility.Hidden> hidden(List<Verdict> verdicts) {
        return retries(verdicts)
                .map(retry -> new SqsVisibility.Hidden(receiptHandles.getOrDefault(retry.messageId(), ""), retry.in()))
                .toList();
    }

    SQSBatchResponse answer(List<Verdict> verdicts) {
        return new SQSBatchResponse(
                Stream.concat(stuck.stream(), retries(verdicts).map(Verdict.Retry::messageId))
                        .map(BatchItemFailure::new)
                        .toList());
    }

    private static Stream<Verdict.Retry> retries(List<Verdict> verdicts) {
        return verdicts.stream().flatMap(verdict -> switch (verdict) {
            case Verdict.Retry retry -> Stream.of(retry);
            case Verdict.Done done -> Stream.of();
        });
    }
}
