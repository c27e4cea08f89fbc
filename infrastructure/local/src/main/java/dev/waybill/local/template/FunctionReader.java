package dev.waybill.local.template;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads functions with what calls them. Defaults are Lambda's and SAM's. */
final class FunctionReader {
    private static final int DEFAULT_TIMEOUT = 3;
    private static final int DEFAULT_MEMORY = 128;
    private static final int DEFAULT_BATCH = 10;
    /** Where the template sets no limit, SQS begins with five calls at once (reference: with-sqs, scaling). */
    private static final int DEFAULT_CONCURRENCY = 5;

    private final Resolver resolver;
    private final Map<String, Object> globals;
    private final List<QueueSpec> queues;
    private final ScheduleReader schedules;
    private final AuthorizerReader authorizers;
    private final ThrottleReader throttles;

    FunctionReader(Resolver resolver, Map<String, Object> template, List<QueueSpec> queues, ScheduleReader schedules) {
        this.resolver = resolver;
        this.globals = Tree.in(template, "Globals", "Function").orElse(Map.of());
        this.queues = queues;
        this.schedules = schedules;
        this.authorizers = new AuthorizerReader(resolver, template);
        this.throttles = new ThrottleReader(resolver, template);
    }

    List<FunctionSpec> read(List<Map.Entry<String, Map<String, Object>>> resources) {
        return resources.stream()
                .map(resource -> function(resource.getKey(), resource.getValue()))
                .toList();
    }

    private FunctionSpec function(String logical, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(globals);
        all.putAll(properties);
        Understood.checkProperties(logical, "AWS::Serverless::Function", all);
        Duration timeout = Duration.ofSeconds(number(all, "Timeout", DEFAULT_TIMEOUT));
        return new FunctionSpec(
                logical,
                resolver.functionName(logical),
                text(all, "Handler")
                        .orElseThrow(() -> new TemplateException("template.yaml: " + logical + " has no Handler")),
                number(all, "MemorySize", DEFAULT_MEMORY),
                timeout,
                environment(properties),
                Tree.in(properties, "LoggingConfig").flatMap(logging -> text(logging, "LogGroup")),
                callers(logical, timeout, Tree.in(properties, "Events").orElse(Map.of())));
    }

    private FunctionSpec.Callers callers(String logical, Duration timeout, Map<String, Object> written) {
        List<Map<String, Object>> events =
                written.values().stream().map(Tree::map).toList();
        events.forEach(event -> Understood.checkProperties(
                logical,
                Tree.text(event, "Type").orElse(""),
                Tree.in(event, "Properties").orElse(Map.of())));
        return new FunctionSpec.Callers(
                events.stream().flatMap(event -> route(logical, event)).toList(),
                events.stream()
                        .flatMap(event -> mapping(logical, timeout, event))
                        .toList(),
                written.entrySet().stream()
                        .flatMap(event -> schedules.read(logical, event.getKey(), Tree.map(event.getValue())))
                        .toList());
    }

    private Map<String, String> environment(Map<String, Object> properties) {
        Map<String, String> variables = new HashMap<>();
        Stream.of(globals, properties)
                .flatMap(from -> Tree.in(from, "Environment", "Variables").stream())
                .forEach(from -> from.forEach((name, value) ->
                        resolver.resolve(value).ifPresent(there -> variables.put(name, String.valueOf(there)))));
        return variables;
    }

    private Stream<FunctionSpec.Route> route(String logical, Map<String, Object> event) {
        Map<String, Object> properties = Tree.in(event, "Properties").orElse(Map.of());
        return switch (Tree.text(event, "Type").orElse("")) {
            case "HttpApi" -> Stream.of(route(properties));
            case "SQS", "ScheduleV2", "Schedule" -> Stream.of();
            default ->
                throw new TemplateException("template.yaml: " + logical + " is called by "
                        + Tree.text(event, "Type").orElse("nothing")
                        + ", which the local run does not know: it knows HttpApi, SQS,"
                        + " ScheduleV2 and Schedule");
        };
    }

    private FunctionSpec.Route route(Map<String, Object> properties) {
        FunctionSpec.Route open = new FunctionSpec.Route(
                text(properties, "Method").orElse("ANY").toUpperCase(Locale.ROOT),
                text(properties, "Path").orElse("$default"),
                authorizers.of(properties),
                Optional.empty());
        return new FunctionSpec.Route(
                open.method(), open.path(), open.authorizer(), throttles.of(properties, open.key()));
    }

    private Stream<FunctionSpec.Mapping> mapping(String logical, Duration timeout, Map<String, Object> event) {
        if (!Tree.text(event, "Type").filter("SQS"::equals).isPresent()) {
            return Stream.of();
        }
        Map<String, Object> properties = Tree.in(event, "Properties").orElse(Map.of());
        QueueSpec queue = queue(logical, text(properties, "Queue").orElse(""));
        if (queue.visibilitySeconds() < timeout.toSeconds()) {
            throw new TemplateException("template.yaml: AWS refuses to let " + queue.logical() + " call " + logical
                    + ": its visibility timeout of " + queue.visibilitySeconds()
                    + " s is below the function's timeout of "
                    + timeout.toSeconds() + " s");
        }
        return Stream.of(new FunctionSpec.Mapping(
                queue,
                number(properties, "BatchSize", DEFAULT_BATCH),
                Duration.ofSeconds(number(properties, "MaximumBatchingWindowInSeconds", 0)),
                Tree.list(properties, "FunctionResponseTypes").contains("ReportBatchItemFailures"),
                Tree.in(properties, "ScalingConfig")
                        .map(scaling -> number(scaling, "MaximumConcurrency", DEFAULT_CONCURRENCY))
                        .orElse(DEFAULT_CONCURRENCY)));
    }

    private QueueSpec queue(String logical, String arn) {
        return queues.stream()
                .filter(queue -> queue.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        "template.yaml: " + logical + " is called by a queue that is not in it: " + arn));
    }

    private Optional<String> text(Map<String, Object> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(resolver::text);
    }

    private int number(Map<String, Object> properties, String name, int otherwise) {
        return text(properties, name).map(Integer::parseInt).orElse(otherwise);
    }
}
