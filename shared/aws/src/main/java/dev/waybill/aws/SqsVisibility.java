package dev.waybill.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/** When messages that must be tried again are shown again: one request for a whole batch. */
public final class SqsVisibility {
    /** SQS hides a message for twelve hours at most, counted from when it was received. */
    private static final long MOST_SECONDS =
            Duration.ofHours(12).minusMinutes(5).toSeconds();

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsVisibility(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    /** A message in hand, and how long it is to stay hidden from now on. */
    public record Hidden(String receiptHandle, Duration delay) {}

    /**
     * Hides at most ten messages, each for its own time, to the next full second.
     *
     * @return false if SQS did not do it for all; those are shown again when the queue's own visibility timeout ends, which is later
     *     or earlier than wished, but never lost
     */
    public boolean hide(List<Hidden> messages) {
        if (messages.isEmpty()) {
            return true;
        }
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (Hidden message : messages) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(seconds(message.delay()))
                    .build());
        }
        try {
            return sqs.changeMessageVisibilityBatch(
                            request -> request.queueUrl(queueUrl).entries(entries))
                    .failed()
                    .isEmpty();
        } catch (SdkException notDone) {
            return false;
        }
    }

    private static int seconds(Duration delay) {
        long up = delay.plusSeconds(1).minusNanos(1).toSeconds();
        return Math.toIntExact(Math.clamp(up, 0, MOST_SECONDS));
    }
}
