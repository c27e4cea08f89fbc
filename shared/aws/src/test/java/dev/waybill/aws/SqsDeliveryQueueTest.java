package dev.waybill.aws;

import dev.waybill.domain.message.Envelope;
import dev.waybill.engine.port.DeliveryQueue;
import dev.waybill.testkit.CountingIds;
import dev.waybill.testkit.DeliveryQueueContract;
import java.util.ArrayList;
import java.util.List;
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

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }
}
