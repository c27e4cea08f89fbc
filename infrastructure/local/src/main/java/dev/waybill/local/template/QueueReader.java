package dev.waybill.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads queues. */
final class QueueReader {
    /** Copied as they are; the rest (encryption, name) means nothing here. */
    static final Set<String> PLAIN = Set.of(
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "DelaySeconds",
            "FifoQueue",
            "FifoThroughputLimit",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "ReceiveMessageWaitTimeSeconds",
            "VisibilityTimeout");

    private final Resolver resolver;
    private final Place place;

    QueueReader(Resolver resolver, Place place) {
        this.resolver = resolver;
        this.place = place;
    }

    List<QueueSpec> read(List<Map.Entry<String, Map<String, Object>>> resources) {
        return resources.stream()
                .map(resource -> queue(resource.getKey(), resource.getValue()))
                .toList();
    }

    private QueueSpec queue(String logical, Map<String, Object> properties) {
        Understood.checkProperties(logical, "AWS::SQS::Queue", properties);
        String name = resolver.queueName(logical);
        Map<String, String> attributes = new HashMap<>();
        properties.forEach((property, value) -> {
            if (PLAIN.contains(property)) {
                attributes.put(property, resolver.text(value));
            }
        });
        if (properties.containsKey("RedrivePolicy")) {
            attributes.put(
                    "RedrivePolicy",
                    redrive(Tree.in(properties, "RedrivePolicy").orElseThrow()));
        }
        return new QueueSpec(logical, name, place.queueUrl(name), place.queueArn(name), attributes);
    }

    private String redrive(Map<String, Object> policy) {
        return "{\"deadLetterTargetArn\":\"" + resolver.text(policy.getOrDefault("deadLetterTargetArn", ""))
                + "\",\"maxReceiveCount\":\"" + resolver.text(policy.getOrDefault("maxReceiveCount", "10")) + "\"}";
    }
}
