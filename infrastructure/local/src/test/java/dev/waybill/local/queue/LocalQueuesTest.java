package dev.waybill.local.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.aws.AwsClients;
import dev.waybill.local.port.FreePort;
import dev.waybill.local.template.QueueSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class LocalQueuesTest {
    private static final String ACCOUNT = "000000000000";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void messages_and_queues_in_a_file_outlive_the_process() {
        int port = FreePort.or(0);
        QueueSpec queue = fifo(port);
        try (LocalQueues queues = start(port);
                SqsClient sqs = client(port)) {
            queues.create(List.of(queue), sqs);
            send(sqs, queue, "1", "group-a");
            Message taken = receive(sqs, queue, 1).getFirst();
            send(sqs, queue, "2", "group-a");
            send(sqs, queue, "3", "group-b");
            sqs.deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(taken.receiptHandle()));
        }

        try (LocalQueues queues = start(port);
                SqsClient sqs = client(port)) {
            queues.create(List.of(queue), sqs);
            List<Message> there = all(sqs, queue);

            assertThat(there).extracting(Message::body).containsExactlyInAnyOrder("2", "3");
            assertThat(there)
                    .filteredOn(message -> message.body().equals("3"))
                    .extracting(message -> message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .containsExactly("group-b");
        }
    }

    private LocalQueues start(int port) {
        return LocalQueues.start(port, "eu-central-1", ACCOUNT, Optional.of(folder.resolve("queues")));
    }

    private static void send(SqsClient sqs, QueueSpec queue, String body, String group) {
        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageBody(body)
                .messageGroupId(group)
                .messageDeduplicationId(body));
    }

    private static List<Message> receive(SqsClient sqs, QueueSpec queue, int most) {
        return sqs.receiveMessage(request -> request.queueUrl(queue.url())
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** One group at a time comes out of a FIFO queue; restored messages come a moment after the start. */
    private static List<Message> all(SqsClient sqs, QueueSpec queue) {
        List<Message> all = new ArrayList<>();
        int quiet = 0;
        while (quiet < 3) {
            List<Message> some = receive(sqs, queue, 10);
            quiet = some.isEmpty() ? quiet + 1 : 0;
            all.addAll(some);
            some.forEach(message ->
                    sqs.deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle())));
        }
        return all;
    }

    static QueueSpec fifo(int port) {
        return new QueueSpec(
                "Orders",
                "orders.fifo",
                "http://127.0.0.1:" + port + "/" + ACCOUNT + "/orders.fifo",
                "arn:aws:sqs:eu-central-1:" + ACCOUNT + ":orders.fifo",
                Map.of("FifoQueue", "true", "VisibilityTimeout", "1"));
    }

    static SqsClient client(int port) {
        return AwsClients.from(Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + port))
                .sqs();
    }
}
