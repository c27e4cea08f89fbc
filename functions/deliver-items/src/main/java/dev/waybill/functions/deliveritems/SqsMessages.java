package dev.waybill.functions.deliveritems;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.waybill.aws.QueueBatch;
import java.util.List;
import java.util.Optional;

/** Between Lambda's words for a batch of a queue and ours. */
final class SqsMessages {
    private SqsMessages() {}

    static List<QueueBatch.Shown> shown(SQSEvent event) {
        return event.getRecords().stream().map(SqsMessages::shown).toList();
    }

    private static QueueBatch.Shown shown(SQSMessage message) {
        return new QueueBatch.Shown(
                message.getMessageId(), message.getReceiptHandle(), message.getBody(), times(message));
    }

    /** Lambda always says it; 1 for an event that somebody wrote by hand without it. */
    private static int times(SQSMessage message) {
        return Optional.ofNullable(message.getAttributes())
                .map(attributes -> attributes.get("ApproximateReceiveCount"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    static SQSBatchResponse answer(List<String> notDone) {
        return new SQSBatchResponse(notDone.stream().map(BatchItemFailure::new).toList());
    }
}
