package dev.waybill.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.checks.Template.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What every function must say about itself, and what must hold between it and the queue it reads. */
final class FunctionRules {
    /** What Lambda waits if nothing is said. */
    private static final int TIMEOUT_BY_DEFAULT = 3;
    /** What SQS hides a message for if nothing is said. */
    private static final int VISIBILITY_BY_DEFAULT = 30;
    /** AWS: at least six times the function's timeout, plus the batch window, so that throttled batches are not lost. */
    private static final int VISIBILITY_FACTOR = 6;

    private FunctionRules() {}

    static List<TemplateRule> rules() {
        return List.of(
                new TemplateRule("visibility timeout", FunctionRules::visibilityTimeout),
                new TemplateRule("partial batch answers", FunctionRules::partialBatchAnswers),
                new TemplateRule("concurrency limit", FunctionRules::concurrencyLimit),
                new TemplateRule("own log group", FunctionRules::logGroup),
                new TemplateRule("runtime", FunctionRules::runtime),
                new TemplateRule("name and package", FunctionRules::nameAndPackage));
    }

    /** One way from a queue into a function. */
    private record Feed(Resource function, Resource queue, JsonNode event) {}

    private static Stream<String> visibilityTimeout(Template template) {
        return feeds(template).flatMap(feed -> {
            int timeout = template.number(feed.function().properties().path("Timeout"), TIMEOUT_BY_DEFAULT);
            int window = template.number(feed.event().path("MaximumBatchingWindowInSeconds"), 0);
            int least = VISIBILITY_FACTOR * timeout + window;
            int visibility =
                    template.number(feed.queue().properties().path("VisibilityTimeout"), VISIBILITY_BY_DEFAULT);
            return visibility >= least
                    ? Stream.of()
                    : Stream.of(feed.queue()
                            .because("hides messages for " + visibility + " s, but "
                                    + feed.function().id() + " may take " + timeout + " s: set VisibilityTimeout to "
                                    + least + " or more"));
        });
    }

    private static Stream<String> partialBatchAnswers(Template template) {
        return feeds(template)
                .filter(feed -> Template.children(feed.event().path("FunctionResponseTypes"))
                        .noneMatch(type -> type.asText().equals("ReportBatchItemFailures")))
                .map(feed -> feed.function()
                        .because("reads " + feed.queue().id()
                                + " without ReportBatchItemFailures: one failure would repeat the whole batch"));
    }

    private static Stream<String> concurrencyLimit(Template template) {
        return feeds(template)
                .filter(feed -> !feed.event().path("ScalingConfig").has("MaximumConcurrency"))
                .map(feed -> feed.function()
                        .because("reads " + feed.queue().id()
                                + " without ScalingConfig.MaximumConcurrency: a burst would overrun the target"));
    }

    private static Stream<String> logGroup(Template template) {
        return template.functions()
                .filter(function -> template.target(
                                function.properties().path("LoggingConfig").path("LogGroup"))
                        .filter(group -> group.properties().has("RetentionInDays"))
                        .isEmpty())
                .map(function -> function.because(
                        "has no log group with RetentionInDays in this template: set LoggingConfig.LogGroup"));
    }

    private static Stream<String> runtime(Template template) {
        return template.functions()
                .filter(function ->
                        !function.properties().path("Runtime").asText().equals("java25")
                                || !function.properties()
                                        .path("Architectures")
                                        .path(0)
                                        .asText()
                                        .equals("arm64")
                                || !function.properties().has("Timeout")
                                || !function.properties().has("MemorySize"))
                .map(function ->
                        function.because("must say Runtime java25, Architectures arm64, a Timeout and a MemorySize"));
    }

    /** {@code ReceiveWebhookFunction} is made from {@code functions/receive-webhook}, class {@code ReceiveWebhookHandler}. */
    private static Stream<String> nameAndPackage(Template template) {
        return template.functions().flatMap(function -> {
            Optional<String> name = nameOf(function);
            if (name.isEmpty()) {
                return Stream.of(function.because("is not called ...Function"));
            }
            String folder = folderOf(name.get());
            String zip = "functions/" + folder + "/target/" + folder + ".zip";
            String handler = handlerOf(name.get());
            return Stream.of(differs(function, "CodeUri", zip), differs(function, "Handler", handler))
                    .flatMap(Optional::stream);
        });
    }

    static Optional<String> nameOf(Resource function) {
        String suffix = "Function";
        return Optional.of(function.id())
                .filter(id -> id.endsWith(suffix))
                .map(id -> id.substring(0, id.length() - suffix.length()));
    }

    static String folderOf(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String handlerOf(String name) {
        return "dev.waybill.functions." + name.toLowerCase(Locale.ROOT) + "." + name + "Handler::handleRequest";
    }

    private static Optional<String> differs(Resource function, String property, String wanted) {
        String written = function.properties().path(property).asText();
        return written.equals(wanted) || written.equals(wanted.replace("::handleRequest", ""))
                ? Optional.empty()
                : Optional.of(function.because("has " + property + " '" + written + "', expected '" + wanted + "'"));
    }

    private static Stream<Feed> feeds(Template template) {
        return template.functions().flatMap(function -> Template.children(
                        function.properties().path("Events"))
                .filter(event -> event.path("Type").asText().equals("SQS"))
                .map(event -> event.path("Properties"))
                .flatMap(event ->
                        template.target(event.path("Queue")).map(queue -> new Feed(function, queue, event)).stream()));
    }
}
