package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.ledger.Ending;
import dev.waybill.engine.ledger.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsDeadLettersTest {
    private static final SystemId SHOP = new SystemId("shop-es");
    private static final SystemId ERP = new SystemId("erp");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String url = aws.queue("OrdersDeadLetterQueue");
    private final SqsDeadLetters letters = new SqsDeadLetters(sqs, url);

    @Test
    void a_dead_letter_is_the_message_with_its_failure_beside_it() {
        letters.add(envelope("1001"), failed("op-1", "1001", "the customer is blocked. " + "x".repeat(400)));

        Message letter = receive().getFirst();

        assertThat(EnvelopeJson.read(letter.body())).isEqualTo(envelope("1001"));
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
            letters.add(envelope("o" + i % 7), failed("op-" + i, "o" + i % 7, "no"));
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

        assertThatThrownBy(() -> nowhere.add(envelope("1001"), failed("op-1", "1001", "no")))
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

    private static Envelope envelope(String order) {
        return new Envelope(
                "orders-to-erp",
                SHOP,
                ERP,
                new SubjectRef(EntityKind.ORDER, SHOP, order),
                "order.updated",
                "k",
                Optional.empty(),
                NOON,
                new CorrelationId("c"),
                Map.of(),
                Body.of("{\"id\":" + order + "}"),
                Envelope.Redriven.NO);
    }

    private static Operation failed(String id, String order, String why) {
        return new Operation(
                new OperationId(id),
                new SubjectRef(EntityKind.ORDER, SHOP, order),
                ERP,
                "orders-to-erp",
                "order.updated",
                Ending.FAILED,
                Optional.empty(),
                why,
                Optional.of(Failure.of(FailureCode.TARGET_REFUSED, ERP, "createOrder", why, "ask the ERP")),
                List.of(),
                1,
                false,
                3,
                new CorrelationId("c"),
                List.of(),
                Optional.empty(),
                NOON,
                NOON);
    }
}
