package dev.waybill.functions.deliveritems;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.waybill.aws.QueueBatch;
import dev.waybill.engine.delivery.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Takes a batch of the items queue; what is not in its answer is done and leaves the queue. */
public final class DeliverItemsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    /** Kept back from Lambda's time for the answer itself. */
    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(2);

    private final DeliverItemsWiring wiring;

    public DeliverItemsHandler() {
        this(DeliverItemsWiring.fromEnvironment());
    }

    public DeliverItemsHandler(Map<String, String> environment) {
        this(DeliverItemsWiring.from(environment));
    }

    DeliverItemsHandler(DeliverItemsWiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        Instant end = wiring.clock().instant().plusMillis(context.getRemainingTimeInMillis());
        QueueBatch batch = QueueBatch.read(SqsMessages.shown(event), wiring.deadLetters());
        List<Verdict> verdicts = wiring.deliveries().run(batch.received(), end.minus(FOR_THE_ANSWER));
        wiring.visibility().hide(batch.hidden(verdicts));
        return SqsMessages.answer(batch.notDone(verdicts));
    }
}
