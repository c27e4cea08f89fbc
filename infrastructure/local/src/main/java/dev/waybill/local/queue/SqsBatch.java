package dev.waybill.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.local.template.QueueSpec;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A batch of messages as the event Lambda makes of it, and the answer to it. */
final class SqsBatch {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SqsBatch() {}

    static byte[] event(List<Message> batch, QueueSpec queue) {
        ObjectNode event = NODES.objectNode();
        ArrayNode records = event.putArray("Records");
        batch.forEach(message -> records.add(entry(message, queue)));
        return event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ObjectNode entry(Message message, QueueSpec queue) {
        ObjectNode entry = NODES.objectNode()
                .put("messageId", message.messageId())
                .put("receiptHandle", message.receiptHandle())
                .put("body", message.body())
                .put("md5OfBody", message.md5OfBody())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queue.arn())
                .put("awsRegion", queue.arn().split(":", -1)[3]);
        ObjectNode attributes = entry.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        ObjectNode own = entry.putObject("messageAttributes");
        message.messageAttributes().forEach((name, value) -> own.set(name, attribute(value)));
        return entry;
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        ObjectNode node = NODES.objectNode().put("dataType", value.dataType());
        if (value.stringValue() != null) {
            node.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            node.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        node.putArray("stringListValues");
        node.putArray("binaryListValues");
        return node;
    }

    /**
     * Which messages the function says failed; empty if the whole batch counts as failed, which is so for an answer
     * that is no JSON, or that names a message without an id or one that was not in the batch. No answer, or an empty
     * list, is complete success. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html (read
     * 2026-11).
     */
    static Optional<Set<String>> failures(byte[] answer, Set<String> batch) {
        if (answer.length == 0) {
            return Optional.of(Set.of());
        }
        try {
            JsonNode listed = JSON.readTree(answer).path("batchItemFailures");
            Set<String> failures = new HashSet<>();
            for (JsonNode failure : listed) {
                failures.add(failure.path("itemIdentifier").asText(""));
            }
            return batch.containsAll(failures) ? Optional.of(failures) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
