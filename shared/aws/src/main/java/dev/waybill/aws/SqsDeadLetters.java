package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.ledger.Operation;
import dev.waybill.engine.port.DeadLetters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * The dead-letter queue on SQS, fed by us at once for what can never succeed by itself, and by SQS's own redrive policy
 * for what nobody could decide. The message is the envelope marked as redriven, since it is decided: when the queue's own redrive
 * sends it back, unchanged, it may run again. What SQS moved by itself is not marked: it was never decided. The failure stands beside it as message attributes: {@code operation-id}, {@code code}, {@code system}, {@code operation},
 * {@code subject}, {@code why}.
 *
 * <p>Known gap: of one message group SQS shows at most ten messages at a time, so {@link #remove} does not see the eleventh dead
 * letter of one subject and target until the first ten are gone. It then stays in the queue although its operation is done; the
 * ledger skips it as a duplicate if it is ever sent again.
 */
public final class SqsDeadLetters implements DeadLetters {
    private static final String OPERATION_ID = "operation-id";
    private static final String FIND = "findDeadLetter";
    private static final int MOST_WHY = 256;
    /** Long enough to look through a full queue, short enough that what a dying process held is soon visible again. */
    private static final int LOOKING_SECONDS = 30;

    private static final int MOST_LOOKS = 200;
    private static final QueueAttributeName VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    private static final QueueAttributeName LOOKED_AT = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsDeadLetters(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void add(Envelope envelope, Operation failed) {
        SqsMessage message = SqsMessage.of(envelope.asRedriven());
        send(message.group(), failed.id().value(), message.text(), attributes(failed));
    }

    /**
     * Adds a message that is not one of ours, or is broken, as it came.
     *
     * @param id names it; the same id again within minutes is dropped
     * @param why what is wrong with it, without any of it
     */
    public void addUnreadable(String id, String text, String why) {
        Map<String, String> attributes = Map.of("code", "BODY_UNREADABLE", "system", "queue", "why", capped(why));
        send(Body.of(id).hash(), id, text, attributes);
    }

    @Override
    public List<DeadLetter> look(int most) {
        try {
            return sqs.receiveMessage(nextOnes(Math.min(most, SqsDeliveryQueue.MOST_MESSAGES))).messages().stream()
                    .map(SqsDeadLetters::letter)
                    .toList();
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.DEAD_LETTERS, "lookAtDeadLetters", fault);
        }
    }

    /**
     * Its time in this queue began when it was moved: a FIFO queue's dead letters get a new time
     * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html, read 2026-11).
     */
    private static DeadLetter letter(Message message) {
        String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return new DeadLetter(
                message.receiptHandle(),
                operation(message),
                readable(message.body()),
                Instant.ofEpochMilli(Long.parseLong(sent)));
    }

    private static Optional<Envelope> readable(String text) {
        try {
            return Optional.of(EnvelopeJson.read(text));
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void discard(DeadLetter letter) {
        try {
            sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(letter.handle()));
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.DEAD_LETTERS, "discardDeadLetter", fault);
        }
    }

    @Override
    public void release(List<DeadLetter> looked) {
        show(looked.stream().map(DeadLetter::handle).toList());
    }

    /** Those that somebody looks at just now are counted too. */
    @Override
    public long count() {
        try {
            Map<QueueAttributeName, String> numbers = sqs.getQueueAttributes(
                            request -> request.queueUrl(queueUrl).attributeNames(VISIBLE, LOOKED_AT))
                    .attributes();
            return Long.parseLong(numbers.getOrDefault(VISIBLE, "0"))
                    + Long.parseLong(numbers.getOrDefault(LOOKED_AT, "0"));
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.DEAD_LETTERS, "countDeadLetters", fault);
        }
    }

    @Override
    public boolean remove(OperationId operation) {
        List<Message> others = new ArrayList<>();
        try {
            Optional<Message> found = find(operation, others);
            found.ifPresent(message ->
                    sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
            return found.isPresent();
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.DEAD_LETTERS, FIND, fault);
        } finally {
            show(others.stream().map(Message::receiptHandle).toList());
        }
    }

    private Optional<Message> find(OperationId operation, List<Message> others) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Message> shown =
                    sqs.receiveMessage(nextOnes(SqsDeliveryQueue.MOST_MESSAGES)).messages();
            Optional<Message> found =
                    shown.stream().filter(message -> isOf(message, operation)).findFirst();
            shown.stream()
                    .filter(message -> !Optional.of(message).equals(found))
                    .forEach(others::add);
            if (found.isPresent() || shown.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private ReceiveMessageRequest nextOnes(int most) {
        return ReceiveMessageRequest.builder()
                .queueUrl(queueUrl)
                .maxNumberOfMessages(most)
                .visibilityTimeout(LOOKING_SECONDS)
                .messageAttributeNames(OPERATION_ID)
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                .build();
    }

    private static boolean isOf(Message message, OperationId operation) {
        return operation(message).equals(Optional.of(operation));
    }

    private static Optional<OperationId> operation(Message message) {
        return Optional.ofNullable(message.messageAttributes().get(OPERATION_ID))
                .map(MessageAttributeValue::stringValue)
                .map(OperationId::new);
    }

    private void show(List<String> handles) {
        for (int from = 0; from < handles.size(); from += SqsDeliveryQueue.MOST_MESSAGES) {
            List<String> some = handles.subList(from, Math.min(from + SqsDeliveryQueue.MOST_MESSAGES, handles.size()));
            List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, some.size())
                    .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(index))
                            .receiptHandle(some.get(index))
                            .visibilityTimeout(0)
                            .build())
                    .toList();
            try {
                sqs.changeMessageVisibilityBatch(
                        request -> request.queueUrl(queueUrl).entries(entries));
            } catch (SdkException visibleAgainSoonAnyway) {
                return;
            }
        }
    }

    private void send(String group, String deduplicationId, String text, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        try {
            sqs.sendMessage(request -> {
                request.queueUrl(queueUrl).messageBody(text).messageAttributes(values);
                if (SqsDeliveryQueue.isFifo(queueUrl)) {
                    request.messageGroupId(group).messageDeduplicationId(deduplicationId);
                }
            });
        } catch (SdkException fault) {
            throw AwsFault.ofQueue(AwsFault.DEAD_LETTERS, "addDeadLetter", fault);
        }
    }

    private static Map<String, String> attributes(Operation failed) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(OPERATION_ID, failed.id().value());
        attributes.put("subject", failed.subject().key());
        failed.failure().ifPresent(failure -> putFailure(attributes, failure));
        return attributes;
    }

    private static void putFailure(Map<String, String> attributes, Failure failure) {
        attributes.put("code", failure.code().name());
        attributes.put("system", failure.system().value());
        attributes.put("operation", failure.operation());
        attributes.put("why", capped(failure.why()));
    }

    private static String capped(String text) {
        return text.length() <= MOST_WHY ? text : text.substring(0, MOST_WHY - 1) + "…";
    }
}
