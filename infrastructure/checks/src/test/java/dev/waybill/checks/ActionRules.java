package dev.waybill.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.waybill.checks.Grants.Grant;
import dev.waybill.checks.Template.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role allows what its function calls, and nothing that it never calls. What it calls is what its own tests made it call, on the
 * protocols of DynamoDB and SQS: they leave it in {@code target/aws-actions.txt} (shared/aws, {@code CalledActions}). What the SDK does
 * not see is added: secrets and counts are read by a call of our own, messages are taken and log lines written by Lambda in the function's name.
 */
record ActionRules(Path root, JavaClasses product) {
    private static final List<String> TAKING =
            List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
    private static final List<String> LOGGING = List.of("logs:CreateLogStream", "logs:PutLogEvents");
    private static final String PARAMETERS = "dev.waybill.aws.ParameterStore";
    private static final String FUNCTIONS = "dev.waybill.aws.FunctionCalls";
    private static final String COUNTS = "dev.waybill.aws.CloudWatchFlowCounts";
    /** Makes them for whoever asks. */
    private static final String CLIENTS = "dev.waybill.aws.AwsClients";

    /** One call; the partition is empty where it is one of many. */
    private record Call(String action, String on, String partition) {
        static Call of(String line) {
            String[] words = line.split(" ", 3);
            return new Call(words[0], words[1], words.length == 3 ? words[2] : "");
        }

        boolean isAllowedBy(Grant grant) {
            return grant.action().equals(action)
                    && grant.on().equals(on)
                    && (grant.partitions().isEmpty() || grant.partitions().contains(partition));
        }

        boolean isOn(Grant grant) {
            return grant.action().equals(action) && grant.on().equals(on);
        }
    }

    List<String> violations(Template template) {
        return template.functions()
                .flatMap(function -> violations(template, function))
                .toList();
    }

    private Stream<String> violations(Template template, Resource function) {
        Path recorded =
                root.resolve(function.properties().path("CodeUri").asText()).resolveSibling("aws-actions.txt");
        if (!Files.exists(recorded)) {
            return Stream.of(function.because("has no record of what it calls: run the tests of "
                    + root.relativize(recorded).getName(1) + ", which write " + root.relativize(recorded)));
        }
        List<Call> calls = Stream.of(
                        Repository.read(recorded).lines().map(Call::of),
                        takes(template, function),
                        writes(template, function),
                        readsSecrets(function),
                        callsFunctions(template, function),
                        readsCounts(function))
                .flatMap(some -> some)
                .toList();
        List<Grant> grants = Grants.of(template, function).all();
        Stream<String> missing = calls.stream()
                .filter(call -> grants.stream().noneMatch(call::isAllowedBy))
                .map(call -> function.because("calls " + call.action() + " on " + call.on()
                        + (call.partition().isEmpty() ? "" : ", partition " + call.partition())
                        + ", which its role does not allow"));
        Stream<String> useless = grants.stream()
                .filter(grant -> calls.stream().noneMatch(call -> call.isOn(grant) || alike(template, call, grant)))
                .map(grant -> function.because("is allowed " + grant + ", which no test of it calls"));
        return Stream.concat(missing, useless);
    }

    /**
     * The queues of the flows are used by one piece of code, which picks one by the message's flow ({@code QueueOfFlow},
     * {@code DeadLettersOfFlows}; tested there): what a function does with one of them it does with all of its kind.
     */
    private static boolean alike(Template template, Call call, Grant grant) {
        return call.action().equals(grant.action())
                && kind(template, call.on()).isPresent()
                && kind(template, call.on()).equals(kind(template, grant.on()));
    }

    /** Whether a queue of a flow is one for dead letters; empty for what is no queue. */
    private static Optional<Boolean> kind(Template template, String id) {
        return template.queues()
                .filter(queue -> queue.id().equals(id))
                .map(queue -> QueueRules.isDeadLetterQueue(template, queue))
                .findFirst();
    }

    private static Stream<Call> takes(Template template, Resource function) {
        return Template.children(function.properties().path("Events"))
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .flatMap(event -> template.target(event.path("Properties").path("Queue")).stream())
                .flatMap(queue -> TAKING.stream().map(action -> new Call(action, queue.id(), "")));
    }

    private static Stream<Call> writes(Template template, Resource function) {
        return template.target(function.properties().path("LoggingConfig").path("LogGroup")).stream()
                .flatMap(group -> LOGGING.stream().map(action -> new Call(action, group.id(), "")));
    }

    private Stream<Call> readsSecrets(Resource function) {
        return uses(function, PARAMETERS) ? Stream.of(new Call("ssm:GetParameter", "parameter", "")) : Stream.of();
    }

    private Stream<Call> readsCounts(Resource function) {
        return uses(function, COUNTS) ? Stream.of(new Call("cloudwatch:GetMetricData", "\"*\"", "")) : Stream.of();
    }

    /** Those whose names it is given. */
    private Stream<Call> callsFunctions(Template template, Resource function) {
        return uses(function, FUNCTIONS)
                ? Template.children(function.properties().path("Environment").path("Variables"))
                        .flatMap(variable -> template.target(variable).stream())
                        .filter(target -> target.type().equals("AWS::Serverless::Function"))
                        .map(target -> new Call("lambda:InvokeFunction", target.id(), ""))
                : Stream.of();
    }

    /** Whether anything that the handler reaches works with a type. */
    private boolean uses(Resource function, String type) {
        String handler = function.properties().path("Handler").asText().replaceFirst("::.*", "");
        return product.stream()
                .filter(one -> one.getName().equals(handler))
                .flatMap(one -> EnvironmentRules.reachable(one, new HashSet<>()).stream())
                .filter(one -> !one.getName().equals(CLIENTS) && !one.getName().equals(type))
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(type));
    }
}
