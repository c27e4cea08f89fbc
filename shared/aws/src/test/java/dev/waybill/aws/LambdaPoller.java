package dev.waybill.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Between a queue and a function, as Lambda's poller is. */
public record LambdaPoller(SqsClient sqs, String queueUrl) {
    /** One batch: what the answer does not name leaves the queue. */
    public SQSBatchResponse poll(BiFunction<SQSEvent, Context, SQSBatchResponse> handler, Duration timeLeft) {
        SQSEvent event = new SQSEvent();
        event.setRecords(
                receive(sqs, queueUrl).stream().map(LambdaPoller::record).toList());
        SQSBatchResponse answer = handler.apply(event, Lambda.with(timeLeft));
        List<String> failed = answer.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
        for (SQSMessage message : event.getRecords()) {
            if (!failed.contains(message.getMessageId())) {
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.getReceiptHandle()));
            }
        }
        return answer;
    }

    /** What is in a queue now, up to ten messages, with all that is said of them. */
    public static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private static SQSMessage record(Message message) {
        SQSMessage record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setAttributes(message.attributesAsStrings());
        return record;
    }
}
