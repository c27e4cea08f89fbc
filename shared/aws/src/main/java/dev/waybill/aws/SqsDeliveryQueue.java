package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.engine.port.Ids;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The queue on SQS: one {@code SendMessageBatch} for all, several only above 10 messages or 1 MiB in sum.
 *
 * <p>FIFO, as its name says: message group = {@link Envelope#group()}. Deduplication id = hash of target and key, so that SQS drops what was
 * queued for the same target in the last five minutes; a redriven message adds a new id and is never dropped.
 * What SQS forgets after five minutes, the ledger still knows. A standard queue keeps no order and drops nothing: for
 * messages that say "look again".
 */
public final class SqsDeliveryQueue implements DeliveryQueue {
    /** SendMessageBatch, API reference: at most ten entries, 1,048,576 bytes in sum. */
    static final int MOST_MESSAGES = 10;

    static final int MOST_BYTES = 1024 * 1024;
    /** Left free in each message, so that the same body still fits as a dead letter with its attributes. */
    static final int ROOM_FOR_ATTRIBUTES = 8 * 1024;

    private static final String OPERATION = "queueMessages";

    private final SqsClient sqs;
    private final String queueUrl;
    private final Ids ids;

    public SqsDeliveryQueue(SqsClient sqs, String queueUrl, Ids ids) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.ids = ids;
    }

    /** SQS itself tells the two kinds apart by the name's end. */
    static boolean isFifo(String queueUrl) {
        return queueUrl.endsWith(".fifo");
    }

    @Override
    public void send(List<Envelope> envelopes) {
        List<SqsMessage> messages =
                envelopes.stream().map(SqsDeliveryQueue::fitting).toList();
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (SqsMessage message : messages) {
            if (batch.size() == MOST_MESSAGES || bytes + message.bytes() > MOST_BYTES) {
                sendBatch(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(entry(batch.size(), message));
            bytes += message.bytes();
        }
        if (!batch.isEmpty()) {
            sendBatch(List.copyOf(batch));
        }
    }

    private SendMessageBatchRequestEntry entry(int index, SqsMessage message) {
        SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(message.text());
        if (isFifo(queueUrl)) {
            entry.messageGroupId(message.group()).messageDeduplicationId(deduplicationId(message.envelope()));
        }
        return entry.build();
    }

    private String deduplicationId(Envelope envelope) {
        String name = envelope.target() + "\n" + envelope.key();
        return Body.of(envelope.redriven() == Envelope.Redriven.YES ? name + "\n" + ids.next() : name)
                .hash();
    }

    private void sendBatch(List<SendMessageBatchRequestEntry> entries) {
        List<BatchResultErrorEntry> failed;
        try {
            failed = sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
                    .failed();
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.QUEUE, OPERATION, fault);
        }
        if (!failed.isEmpty()) {
            throw new FailureException(notTaken(entries.size(), failed));
        }
    }

    private static Failure notTaken(int sent, List<BatchResultErrorEntry> failed) {
        BatchResultErrorEntry first = failed.getFirst();
        boolean throttled = String.valueOf(first.code()).contains("Throttl");
        return Failure.of(
                        throttled ? FailureCode.TOO_BUSY : FailureCode.DOWN,
                        AwsFault.QUEUE,
                        OPERATION,
                        "the queue did not take " + failed.size() + " of " + sent + " messages",
                        "nothing now, the sender sends the webhook again; if it stays, look at what the queue said")
                .saying(first.code() + " " + first.message());
    }

    private static SqsMessage fitting(Envelope envelope) {
        if (envelope.body().length() > Envelope.MOST_BODY) {
            throw tooLarge(
                    envelope,
                    "has a body of " + envelope.body().length() + " bytes, but at most " + Envelope.MOST_BODY
                            + " are carried");
        }
        SqsMessage message = SqsMessage.of(envelope);
        int most = MOST_BYTES - ROOM_FOR_ATTRIBUTES;
        if (message.bytes() > most) {
            throw tooLarge(
                    envelope, "is " + message.bytes() + " bytes as a message, but a message has at most " + most);
        }
        return message;
    }

    private static FailureException tooLarge(Envelope envelope, String what) {
        return new FailureException(Failure.of(
                FailureCode.BODY_TOO_LARGE,
                envelope.source(),
                OPERATION,
                "the " + envelope.topic() + " of " + envelope.subject() + " " + what,
                "send it in smaller parts, or leave fields out in " + envelope.source()));
    }
}
