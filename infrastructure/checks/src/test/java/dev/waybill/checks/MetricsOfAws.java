package dev.waybill.checks;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Metrics that AWS writes by itself, each with its dimensions, as far as we look at them; pages read 2026-11. */
enum MetricsOfAws {
    /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
    HTTP_API("AWS/ApiGateway", "[ApiId]", "4xx 5xx Count Latency"),
    /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
    TABLE("AWS/DynamoDB", "[TableName]", "ConsumedReadCapacityUnits ConsumedWriteCapacityUnits"),
    /** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
    FUNCTION("AWS/Lambda", "[FunctionName]", "Duration Errors Invocations Throttles"),
    /** Of one alias. */
    ALIAS("AWS/Lambda", "[FunctionName, Resource]", "Errors"),
    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html */
    LOG_GROUP("AWS/Logs", "[LogGroupName]", "IncomingBytes IncomingLogEvents"),
    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
    QUEUE(
            "AWS/SQS",
            "[QueueName]",
            "ApproximateAgeOfOldestMessage ApproximateNumberOfMessagesVisible NumberOfEmptyReceives"
                    + " NumberOfMessagesReceived NumberOfMessagesSent");

    private final String namespace;
    private final String dimensions;
    private final String names;

    MetricsOfAws(String namespace, String dimensions, String names) {
        this.namespace = namespace;
        this.dimensions = dimensions;
        this.names = names;
    }

    /** As {@code AWS/SQS NumberOfMessagesSent [QueueName]}. */
    static Set<String> all() {
        return Stream.of(values())
                .flatMap(source -> Stream.of(source.names.split(" "))
                        .map(name -> source.namespace + " " + name + " " + source.dimensions))
                .collect(Collectors.toSet());
    }
}
