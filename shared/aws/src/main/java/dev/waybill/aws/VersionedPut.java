package dev.waybill.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** A compare-and-set of a whole item by a number that counts up by one with each write, from 1. */
final class VersionedPut {
    private VersionedPut() {}

    /** Refused by DynamoDB unless the stored item has the version before, or there is none and this is the first. */
    static PutItemRequest of(String table, Map<String, AttributeValue> item, String attribute, long version) {
        PutItemRequest.Builder put = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .expressionAttributeNames(Map.of("#version", attribute));
        return version == 1
                ? put.conditionExpression("attribute_not_exists(#version)").build()
                : put.conditionExpression("#version = :before")
                        .expressionAttributeValues(Map.of(":before", AttributeValue.fromN(Long.toString(version - 1))))
                        .build();
    }
}
