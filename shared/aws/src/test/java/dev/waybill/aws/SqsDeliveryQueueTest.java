package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.DeliveryQueueContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsDeliveryQueueTest extends DeliveryQueueContract {
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String url = aws.queue("OrdersQueue");
    private final DeliveryQueue queue = new SqsDeliveryQueue(sqs, url, new CountingIds());

    @Override
    protected DeliveryQueue queue() {
        return queue;
    }

    @Override
    protected List<Envelope> takeAll() {
        List<Envelope> taken = new ArrayList<>();
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            for (Message message : some) {
                taken.add(EnvelopeJson.read(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        return taken;
    }

    @Test
    void what_fits_goes_in_one_request_and_what_does_not_in_as_few_as_possible() {
        CountingInterceptor counter = new CountingInterceptor();
        DeliveryQueue counted =
                new SqsDeliveryQueue(aws.clients().observedBy(counter).sqs(), url, new CountingIds());

        counted.send(List.of());
        assertThat(counter.requests()).isEmpty();

        counted.send(List.of(envelope("1", "a", Body.of("{}")), envelope("2", "b", Body.of("{}"))));
        assertThat(counter.requests()).containsExactly("SendMessageBatch");

        counter.reset();
        counted.send(List.of(noise("3"), noise("4"), noise("5")));
        assertThat(counter.requests()).containsExactly("SendMessageBatch", "SendMessageBatch");
        assertThat(takeAll()).hasSize(5);
    }

    @Test
    void a_message_that_no_queue_carries_is_refused_before_any_is_queued() {
        byte[] tooLarge = new byte[1024 * 1024];
        new Random(1).nextBytes(tooLarge);

        assertThatThrownBy(() ->
                        queue.send(List.of(envelope("1", "a", Body.of("{}")), envelope("2", "b", Body.of(tooLarge)))))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.BODY_TOO_LARGE));

        assertThat(takeAll()).isEmpty();
    }

    @Test
    void subjects_with_names_that_sqs_does_not_take_as_groups_are_carried_too() {
        Envelope spaced = envelope("Bestellung № 7 " + "x".repeat(150), "k1", Body.of("{}"));

        queue.send(List.of(spaced));

        assertThat(takeAll()).containsExactly(spaced);
    }

    @Test
    void a_queue_that_is_not_there_is_down_and_one_without_answer_unreachable() {
        DeliveryQueue gone = new SqsDeliveryQueue(sqs, url + "-gone.fifo", new CountingIds());
        Map<String, String> nobodyThere = new HashMap<>(aws.environment());
        nobodyThere.put("AWS_ENDPOINT_URL_SQS", "http://localhost:1");
        DeliveryQueue silent = new SqsDeliveryQueue(
                AwsClients.from(nobodyThere).sqs(), "http://localhost:1/q.fifo", new CountingIds());
        Envelope message = envelope("1", "a", Body.of("{}"));

        assertThat(codeOf(() -> gone.send(List.of(message)))).isEqualTo(FailureCode.DOWN);
        assertThat(codeOf(() -> silent.send(List.of(message)))).isEqualTo(FailureCode.UNREACHABLE);
    }

    private static FailureCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(FailureException.class, call).failure().code();
    }

    private static Envelope noise(String order) {
        byte[] bytes = new byte[300_000];
        new Random(Integer.parseInt(order)).nextBytes(bytes);
        return envelope(order, "k" + order, Body.of(bytes));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }
}
