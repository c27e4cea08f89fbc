package dev.waybill.bench.storm;

import dev.waybill.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages a queue still has: waiting, being worked on, or delayed. */
final class Backlog implements AutoCloseable {
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private final SqsClient sqs;
    private final Map<String, String> variables;

    Backlog(Map<String, String> variables) {
        this.sqs = AwsClients.from(variables).sqs();
        this.variables = variables;
    }

    long orders() {
        return count("ORDERS_QUEUE_URL");
    }

    long deadLetters() {
        return count("ORDERS_DEAD_LETTER_QUEUE_URL");
    }

    private long count(String queue) {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(variables.get(queue)).attributeNames(COUNTS))
                .attributes();
        return COUNTS.stream()
                .flatMap(name -> Stream.ofNullable(attributes.get(name)))
                .filter(Objects::nonNull)
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
