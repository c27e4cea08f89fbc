package dev.waybill.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as DynamoDB gives it; an attribute that is missing or of another type is an {@link IllegalArgumentException}. */
record Item(Map<String, AttributeValue> attributes) {
    Optional<String> find(String name) {
        return attribute(name).map(AttributeValue::s);
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("the attribute '" + name + "' is missing"));
    }

    /** A whole number; 0 where it is missing. */
    long number(String name) {
        return attribute(name).map(AttributeValue::n).map(Long::parseLong).orElse(0L);
    }

    Optional<byte[]> bytes(String name) {
        return attribute(name).map(AttributeValue::b).map(bytes -> bytes.asByteArray());
    }

    private Optional<AttributeValue> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
