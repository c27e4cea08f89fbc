package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.testkit.DeadLettersContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsDeadLettersTest extends DeadLettersContract {
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String url = aws.queue("OrdersDeadLetterQueue");
    private final SqsDeadLetters letters = new SqsDeadLetters(sqs, url);

    @Override
    protected DeadLetters deadLetters() {
        return letters;
    }

    /** As the queue had it, without attributes of ours. */
    @Override
    protected void queueMoves(Envelope envelope) {
        sendAsItIs(envelope.group(), EnvelopeJson.write(envelope));
    }

    private void sendAsItIs(String group, String text) {
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageGroupId(group)
                .messageDeduplicationId(group)
                .messageBody(text));
    }

    @Test
    void what_is_no_message_of_ours_is_shown_without_one() {
        letters.addUnreadable("id-1", "not ours", "it is not a JSON object");
        sendAsItIs("somebody", "{}");

        assertThat(letters.look(10)).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.envelope()).isEmpty();
            assertThat(letter.operation()).isEmpty();
        });
    }

    @Test
    void a_look_hides_for_half_a_minute_and_costs_one_request() {
        letters.add(envelope("1001"), failed("op-1", "1001"));
        CountingInterceptor counter = new CountingInterceptor();
        SqsDeadLetters counted =
                new SqsDeadLetters(aws.clients().observedBy(counter).sqs(), url);

        assertThat(counted.look(10)).hasSize(1);
        assertThat(letters.look(10)).isEmpty();
        assertThat(letters.count()).as("hidden, but there").isEqualTo(1);

        assertThat(counter.requests()).containsExactly("ReceiveMessage");
    }

    @Test
    void a_dead_letter_is_the_message_with_its_failure_beside_it() {
        letters.add(envelope("1001"), failed("op-1", "1001", "the customer is blocked. " + "x".repeat(400)));

        Message letter = receive().getFirst();

        assertThat(EnvelopeJson.read(letter.body()))
                .as("may run again when the queue itself sends it back")
                .isEqualTo(envelope("1001").asRedriven());
        assertThat(attribute(letter, "operation-id")).isEqualTo("op-1");
        assertThat(attribute(letter, "code")).isEqualTo("TARGET_REFUSED");
        assertThat(attribute(letter, "system")).isEqualTo("erp");
        assertThat(attribute(letter, "operation")).isEqualTo("createOrder");
        assertThat(attribute(letter, "subject")).isEqualTo("order#shop-es#1001");
        assertThat(attribute(letter, "why"))
                .startsWith("the customer is blocked")
                .hasSize(256);
    }

    @Test
    void one_is_taken_out_and_the_others_stay_visible() {
        for (int i = 1; i <= 35; i++) {
            letters.add(envelope("o" + i % 7), failed("op-" + i, "o" + i % 7));
        }

        assertThat(letters.remove(new OperationId("op-3"))).isTrue();
        assertThat(letters.remove(new OperationId("op-3"))).isFalse();

        assertThat(waiting()).isEqualTo(34);
    }

    @Test
    void an_unreadable_message_is_kept_as_it_came() {
        letters.addUnreadable("id-1", "not ours", "it is not a JSON object");

        Message letter = receive().getFirst();
        assertThat(letter.body()).isEqualTo("not ours");
        assertThat(attribute(letter, "code")).isEqualTo("BODY_UNREADABLE");
        assertThat(attribute(letter, "why")).isEqualTo("it is not a JSON object");
    }

    @Test
    void a_queue_that_does_not_take_it_is_said_to_be_down() {
        SqsDeadLetters nowhere = new SqsDeadLetters(sqs, url + "-nowhere.fifo");

        assertThatThrownBy(() -> nowhere.add(envelope("1001"), failed("op-1", "1001")))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().code()).isEqualTo(FailureCode.DOWN);
                    assertThat(e.failure().system()).isEqualTo(new SystemId("dead-letters"));
                });
    }

    private int waiting() {
        return Integer.parseInt(sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNamesWithStrings("ApproximateNumberOfMessages"))
                .attributesAsStrings()
                .getOrDefault("ApproximateNumberOfMessages", "-1"));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    private static String attribute(Message letter, String name) {
        return Optional.ofNullable(letter.messageAttributes().get(name))
                .orElseThrow()
                .stringValue();
    }
}
