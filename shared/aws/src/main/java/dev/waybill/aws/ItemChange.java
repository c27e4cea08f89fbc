package dev.waybill.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional change of one item, put together in DynamoDB's words; by itself or as part of a transaction.
 * In conditions an attribute is {@code #name}, after it was named here, and a value is {@code :name}.
 */
final class ItemChange {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    ItemChange set(String attribute, String text) {
        return set(attribute, AttributeValue.fromS(text));
    }

    ItemChange set(String attribute, long number) {
        return set(attribute, AttributeValue.fromN(Long.toString(number)));
    }

    ItemChange set(String attribute, byte[] bytes) {
        return set(attribute, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    }

    private ItemChange set(String attribute, AttributeValue value) {
        named(attribute);
        sets.add("#" + attribute + " = :" + attribute);
        values.put(":" + attribute, value);
        return this;
    }

    /** A missing number counts as 0. */
    ItemChange add(String attribute, long number) {
        named(attribute);
        adds.add("#" + attribute + " :" + attribute);
        values.put(":" + attribute, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    ItemChange remove(String... attributes) {
        named(attributes);
        for (String attribute : attributes) {
            removes.add("#" + attribute);
        }
        return this;
    }

    /** All conditions must hold. */
    ItemChange onlyIf(String condition, String... attributes) {
        named(attributes);
        conditions.add("(" + condition + ")");
        return this;
    }

    ItemChange value(String name, String text) {
        values.put(":" + name, AttributeValue.fromS(text));
        return this;
    }

    ItemChange value(String name, byte[] bytes) {
        values.put(":" + name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
        return this;
    }

    ItemChange value(String name, long number) {
        values.put(":" + name, AttributeValue.fromN(Long.toString(number)));
        return this;
    }

    private void named(String... attributes) {
        for (String attribute : attributes) {
            names.put("#" + attribute, attribute);
        }
    }

    UpdateItemRequest request(String table, Map<String, AttributeValue> key) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression())
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    Update update(String table, Map<String, AttributeValue> key) {
        return Update.builder()
                .tableName(table)
                .key(key)
                .updateExpression(expression())
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }

    private String expression() {
        List<String> parts = new ArrayList<>();
        parts(parts, "SET ", sets);
        parts(parts, "REMOVE ", removes);
        parts(parts, "ADD ", adds);
        return String.join(" ", parts);
    }

    private static void parts(List<String> all, String verb, List<String> some) {
        if (!some.isEmpty()) {
            all.add(verb + String.join(", ", some));
        }
    }
}
