package dev.waybill.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.OperationId;
import dev.waybill.engine.ledger.DeadLetter;
import dev.waybill.engine.port.DeadLetters;
import dev.waybill.testkit.DeadLettersContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Several queues are to behave as one, and a standard one as a FIFO one. */
class DeadLettersOfFlowsTest extends DeadLettersContract {
    private final LocalAws aws = LocalAws.shared();
    private final SqsClient sqs = aws.clients().sqs();
    private final String orders = aws.queue("OrdersDeadLetterQueue");
    private final String stock = aws.queue("StockDeadLetterQueue");
    private final DeadLetters ofStock = new SqsDeadLetters(sqs, stock);
    private final DeadLettersOfFlows letters = new DeadLettersOfFlows(
            new SqsDeadLetters(sqs, orders),
            ofStock,
            new SqsDeadLetters(sqs, aws.queue("DocumentsDeadLetterQueue")),
            new SqsDeadLetters(sqs, aws.queue("PartiesDeadLetterQueue")),
            new SqsDeadLetters(sqs, aws.queue("ItemsDeadLetterQueue")));

    @Override
    protected DeadLetters deadLetters() {
        return letters;
    }

    @Override
    protected void queueMoves(Envelope envelope) {
        sqs.sendMessage(request -> request.queueUrl(orders)
                .messageGroupId(envelope.group())
                .messageDeduplicationId(envelope.group())
                .messageBody(EnvelopeJson.write(envelope)));
    }

    @Test
    void letters_of_all_are_seen_and_each_is_taken_out_where_it_lies() {
        letters.add(envelope("1001"), failed("op-1", "1001"));
        letters.add(QueueOfFlowTest.stock("SHIRT"), failed("op-2", "SHIRT"));
        letters.add(QueueOfFlowTest.stock("HAT"), failed("op-3", "HAT"));
        letters.add(QueueOfFlowTest.document("shop-es:1001"), failed("op-4", "D1"));
        letters.add(QueueOfFlowTest.prices("a"), failed("op-5", "a"));
        assertThat(letters.count()).isEqualTo(5);
        assertThat(ofStock.count()).isEqualTo(2);

        List<DeadLetter> seen = letters.look(10);
        assertThat(seen)
                .extracting(letter -> letter.operation().orElseThrow().value())
                .containsExactlyInAnyOrder("op-1", "op-2", "op-3", "op-4", "op-5");
        assertThat(letters.look(10)).isEmpty();
        letters.discard(seen.stream()
                .filter(letter -> letter.operation().orElseThrow().value().equals("op-2"))
                .findFirst()
                .orElseThrow());
        letters.release(seen);

        assertThat(letters.remove(new OperationId("op-3"))).isTrue();
        assertThat(letters.remove(new OperationId("op-4"))).isTrue();
        assertThat(letters.remove(new OperationId("op-5"))).isTrue();
        assertThat(letters.remove(new OperationId("op-2"))).isFalse();
        assertThat(letters.look(10)).singleElement().satisfies(letter -> assertThat(letter.envelope())
                .map(Envelope::flow)
                .contains("orders-to-erp"));
    }
}
