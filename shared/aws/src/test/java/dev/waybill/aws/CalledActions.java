package dev.waybill.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Which actions of AWS the tests of a module made its function call, as IAM names them, and on which resource of the template: one
 * line each in {@code target/aws-actions.txt}, such as {@code dynamodb:Query LedgerTable/index/open}. The tests in infrastructure/checks
 * compare them with the function's role. Where a partition of a table has a name of its own, it stands behind.
 */
final class CalledActions {
    private static final Path FILE = Path.of("target", "aws-actions.txt");
    private static final Set<String> LINES = new TreeSet<>();

    /** One action for one message or for several. */
    private static final Map<String, String> ACTIONS = Map.of(
            "SendMessageBatch", "SendMessage",
            "DeleteMessageBatch", "DeleteMessage",
            "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

    private static final Pattern MADE = Pattern.compile("^waybill-test-[0-9a-f]{8}-|-[0-9]+(\\.fifo)?$");
    private static final Pattern PARTITION_IS = Pattern.compile("^\\s*pk\\s*=\\s*(:\\w+)");
    private static final Pattern NAMED = Pattern.compile("[a-z]+");

    private CalledActions() {}

    /** Notes a request that is sent. */
    static synchronized void add(SdkRequest request) {
        if (LINES.addAll(lines(request).toList())) {
            try {
                Files.createDirectories(Path.of("target"));
                Files.write(FILE, LINES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Stream<String> lines(SdkRequest request) {
        String type = request.getClass().getSimpleName().replaceAll("Request$", "");
        if (request.getClass().getPackageName().contains(".sqs.")) {
            String queue = request.getValueForField("QueueUrl", String.class).orElseThrow();
            return Stream.of("sqs:" + ACTIONS.getOrDefault(type, type) + " "
                    + logical(queue.substring(queue.lastIndexOf('/') + 1)));
        }
        return switch (request) {
            case TransactWriteItemsRequest together ->
                together.transactItems().stream().map(CalledActions::part);
            default ->
                tables(request)
                        .map(table -> "dynamodb:" + type + " " + logical(table) + index(request) + partition(request));
        };
    }

    /** A transaction has no action of its own: it needs those of its parts. */
    private static String part(TransactWriteItem item) {
        if (item.update() != null) {
            return "dynamodb:UpdateItem " + logical(item.update().tableName());
        }
        if (item.put() != null) {
            return "dynamodb:PutItem " + logical(item.put().tableName());
        }
        return item.delete() != null
                ? "dynamodb:DeleteItem " + logical(item.delete().tableName())
                : "dynamodb:ConditionCheckItem " + logical(item.conditionCheck().tableName());
    }

    private static Stream<String> tables(SdkRequest request) {
        return Stream.concat(
                request.getValueForField("TableName", String.class).stream(),
                mapOf(request, "RequestItems")
                        .flatMap(items -> items.keySet().stream().map(String::valueOf)));
    }

    private static Stream<Map<?, ?>> mapOf(SdkRequest request, String field) {
        return request.getValueForField(field, Object.class).stream()
                .filter(Map.class::isInstance)
                .map(value -> (Map<?, ?>) value);
    }

    private static String index(SdkRequest request) {
        return request instanceof QueryRequest query && query.indexName() != null ? "/index/" + query.indexName() : "";
    }

    private static String partition(SdkRequest request) {
        Stream<AttributeValue> keys =
                switch (request) {
                    case QueryRequest query -> {
                        Matcher key = PARTITION_IS.matcher(String.valueOf(query.keyConditionExpression()));
                        yield key.find()
                                ? Stream.ofNullable(
                                        query.expressionAttributeValues().get(key.group(1)))
                                : Stream.of();
                    }
                    default ->
                        Stream.of("Item", "Key")
                                .flatMap(field -> mapOf(request, field))
                                .map(key -> key.get("pk"))
                                .filter(AttributeValue.class::isInstance)
                                .map(AttributeValue.class::cast);
                };
        return keys.map(AttributeValue::s)
                .filter(key -> key != null && NAMED.matcher(key).matches())
                .map(key -> " " + key)
                .findFirst()
                .orElse("");
    }

    private static String logical(String made) {
        return MADE.matcher(made).replaceAll("");
    }
}
