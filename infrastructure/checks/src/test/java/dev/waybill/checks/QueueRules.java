package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** No message is lost: dead-letter queues, retention, encryption, alarms. */
final class QueueRules {
    /** What SQS keeps a message for if nothing is said: four days. */
    private static final int RETENTION_BY_DEFAULT = 345_600;
    /** AWS's own advice for queues read by Lambda: throttled polls count as receives too. */
    private static final int FEWEST_RECEIVES = 5;

    private QueueRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("dead-letter queue", QueueRules::deadLetterQueue),
                new TemplateRule("dead letters live longer", QueueRules::longerRetention),
                new TemplateRule("redrive allowed by name", QueueRules::redriveAllowed),
                new TemplateRule("redrive forbidden elsewhere", QueueRules::redriveForbidden),
                new TemplateRule("both FIFO or neither", QueueRules::sameKind),
                new TemplateRule("encrypted at rest", QueueRules::encrypted),
                new TemplateRule("TLS only", QueueRules::tlsOnly),
                new TemplateRule("alarms", QueueRules::alarms));
    }

    /** Of a queue, or of a schedule. */
    static boolean isDeadLetterQueue(Template template, Resource queue) {
        return takesFromQueues(template, queue)
                || template.functions()
                        .flatMap(function ->
                                function.properties().path("Events").findValues("DeadLetterConfig").stream())
                        .anyMatch(target -> template.pointsAt(target, queue));
    }

    private static boolean takesFromQueues(Template template, Resource queue) {
        return template.queues().anyMatch(other -> template.pointsAt(deadLetterTarget(other), queue));
    }

    private static Stream<String> deadLetterQueue(Template template) {
        return sources(template).flatMap(queue -> {
            Optional<Resource> target = deadLetterQueueOf(template, queue);
            int receives =
                    template.number(queue.properties().path("RedrivePolicy").path("maxReceiveCount"), 0);
            return target.isPresent() && receives >= FEWEST_RECEIVES
                    ? Stream.of()
                    : Stream.of(queue.because("has no dead-letter queue of this template with a maxReceiveCount of "
                            + FEWEST_RECEIVES + " or more: set RedrivePolicy"));
        });
    }

    private static Stream<String> longerRetention(Template template) {
        return pairs(template)
                .filter(pair -> retention(template, pair.deadLetters()) <= retention(template, pair.queue()))
                .map(pair -> pair.deadLetters()
                        .because("keeps messages for " + retention(template, pair.deadLetters())
                                + " s, which must be longer than the " + retention(template, pair.queue()) + " s of "
                                + pair.queue().id() + ": a dead letter keeps its first timestamp"));
    }

    private static Stream<String> redriveAllowed(Template template) {
        return pairs(template)
                .filter(pair -> {
                    JsonNode allow = pair.deadLetters().properties().path("RedriveAllowPolicy");
                    return !allow.path("redrivePermission").asText().equals("byQueue")
                            || allow.path("sourceQueueArns").isEmpty();
                })
                .map(pair -> pair.deadLetters()
                        .because("takes dead letters from anywhere: set RedriveAllowPolicy to byQueue with the ARN of "
                                + pair.queue().id()));
    }

    private static Stream<String> redriveForbidden(Template template) {
        return template.queues()
                .filter(queue -> !takesFromQueues(template, queue))
                .filter(queue -> !queue.properties()
                        .path("RedriveAllowPolicy")
                        .path("redrivePermission")
                        .asText()
                        .equals("denyAll"))
                .map(queue -> queue.because(
                        "could be made the dead-letter queue of any other: set RedriveAllowPolicy to denyAll"));
    }

    private static Stream<String> sameKind(Template template) {
        return pairs(template)
                .filter(pair -> isFifo(pair.queue()) != isFifo(pair.deadLetters()))
                .map(pair -> pair.deadLetters()
                        .because("must be FIFO exactly if " + pair.queue().id() + " is"));
    }

    private static Stream<String> encrypted(Template template) {
        return template.queues()
                .filter(queue ->
                        !queue.properties().path("SqsManagedSseEnabled").asBoolean()
                                && !queue.properties().has("KmsMasterKeyId"))
                .map(queue -> queue.because("is not encrypted: set SqsManagedSseEnabled or KmsMasterKeyId"));
    }

    private static Stream<String> tlsOnly(Template template) {
        List<JsonNode> policies = template.ofType("AWS::SQS::QueuePolicy")
                .map(Resource::properties)
                .filter(policy -> Template.children(
                                policy.path("PolicyDocument").path("Statement"))
                        .anyMatch(QueueRules::deniesPlainText))
                .toList();
        return template.queues()
                .filter(queue -> policies.stream().noneMatch(policy -> template.pointsAt(policy.path("Queues"), queue)))
                .map(queue -> queue.because("accepts plain HTTP: add it to a QueuePolicy that denies everything where"
                        + " aws:SecureTransport is false"));
    }

    /** Waiting too long, and dead letters that are there; "sent" would not count what SQS itself moves. */
    private static Stream<String> alarms(Template template) {
        return template.queues()
                .filter(queue -> template.ofType("AWS::CloudWatch::Alarm")
                        .map(Resource::properties)
                        .filter(alarm -> template.pointsAt(alarm.path("Dimensions"), queue))
                        .noneMatch(alarm -> alarm.path("MetricName").asText().equals(watched(template, queue))))
                .map(queue -> queue.because("has no alarm on " + watched(template, queue)));
    }

    private static String watched(Template template, Resource queue) {
        return isDeadLetterQueue(template, queue)
                ? "ApproximateNumberOfMessagesVisible"
                : "ApproximateAgeOfOldestMessage";
    }

    private static boolean isFifo(Resource queue) {
        return queue.properties().path("FifoQueue").asBoolean();
    }

    private static boolean deniesPlainText(JsonNode statement) {
        return statement.path("Effect").asText().equals("Deny")
                && statement
                        .path("Condition")
                        .path("Bool")
                        .path("aws:SecureTransport")
                        .asText()
                        .equals("false");
    }

    private record Pair(Resource queue, Resource deadLetters) {}

    private static Stream<Pair> pairs(Template template) {
        return sources(template)
                .flatMap(queue -> deadLetterQueueOf(template, queue).map(dead -> new Pair(queue, dead)).stream());
    }

    private static Stream<Resource> sources(Template template) {
        return template.queues().filter(queue -> !isDeadLetterQueue(template, queue));
    }

    private static Optional<Resource> deadLetterQueueOf(Template template, Resource queue) {
        return template.target(deadLetterTarget(queue))
                .filter(found -> found.type().equals(queue.type()));
    }

    private static JsonNode deadLetterTarget(Resource queue) {
        return queue.properties().path("RedrivePolicy").path("deadLetterTargetArn");
    }

    private static int retention(Template template, Resource queue) {
        return template.number(queue.properties().path("MessageRetentionPeriod"), RETENTION_BY_DEFAULT);
    }
}
