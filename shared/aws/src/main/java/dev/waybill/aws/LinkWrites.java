package dev.waybill.aws;

import dev.waybill.domain.message.Version;
import dev.waybill.engine.ledger.Claim;
import dev.waybill.engine.ledger.Entry;
import dev.waybill.engine.ledger.LinkState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The two conditional writes on a link. The claim's condition is {@code ClaimRules.objection} turned round, in DynamoDB's words; a
 * comparison with a missing attribute is false there, so a link that does not exist yet is won.
 */
final class LinkWrites {
    private static final String STATE = "#state";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final List<String> sets = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();

    private LinkWrites() {}

    /** Takes the lease if the rules allow it; gives back the item as it was, whether they do or not. */
    static UpdateItemRequest claim(String table, Claim claim) {
        LinkWrites write = new LinkWrites();
        write.set("state", LinkState.CLAIMED.name());
        write.set("owner", claim.operation().value());
        write.set("until", new Version(claim.leaseUntil()).sortable());
        write.sets.add(write.name("attempts") + " = if_not_exists(#attempts, :zero) + :one");
        write.values.put(":zero", AttributeValue.fromN("0"));
        write.values.put(":one", AttributeValue.fromN("1"));
        write.remove("open", "openSince");
        String condition = write.isFree(claim) + write.isNotStale(claim) + write.isNoRepeat(claim);
        return write.request(table, claim, condition).toBuilder()
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /** Writes the end if the lease is still the claim's own. */
    static UpdateItemRequest record(String table, Entry entry) {
        LinkWrites write = new LinkWrites();
        Claim claim = entry.claim();
        write.set("state", entry.state().name());
        write.sets.add(write.name("latest") + " = :latest");
        write.values.put(
                ":latest", AttributeValue.fromB(SdkBytes.fromByteArray(OperationJson.write(entry.operation()))));
        write.remove("owner", "until");
        if (entry.state().isDecided()) {
            write.set("content", claim.contentHash());
            claim.version().ifPresent(version -> write.set("version", version.sortable()));
            write.remove("attempts");
        }
        entry.targetRef().ifPresent(ref -> {
            write.set("refId", ref.id());
            write.set("refNumber", ref.number());
            if (!ref.system().equals(claim.target())) {
                write.set("refSystem", ref.system().value());
            }
        });
        entry.number().ifPresent(number -> write.set("number", number));
        if (entry.state().isOpen()) {
            write.set("open", DynamoLedger.OPEN);
            write.set("openSince", entry.operation().id().value());
        }
        write.values.put(":mine", AttributeValue.fromS(claim.operation().value()));
        return write.request(table, claim, "#owner = :mine");
    }

    private String isFree(Claim claim) {
        values.put(":now", AttributeValue.fromS(new Version(claim.now()).sortable()));
        return "(attribute_not_exists(#until) OR #until <= :now)";
    }

    private String isNotStale(Claim claim) {
        if (claim.version().isEmpty()) {
            return "";
        }
        values.put(":version", AttributeValue.fromS(claim.version().get().sortable()));
        name("version");
        return " AND (attribute_not_exists(#version) OR #version <= :version)";
    }

    private String isNoRepeat(Claim claim) {
        name("content");
        values.put(":content", AttributeValue.fromS(claim.contentHash()));
        List<String> unrepeatable = new ArrayList<>();
        for (LinkState state : LinkState.values()) {
            if (state.isDecided() && !(claim.redriven() && state.isOpen())) {
                values.put(":" + state, AttributeValue.fromS(state.name()));
                unrepeatable.add(":" + state);
            }
        }
        String sameVersion = claim.version().isEmpty() ? "" : "#version = :version AND ";
        return " AND NOT (#content = :content AND " + sameVersion + STATE + " IN (" + String.join(", ", unrepeatable)
                + "))";
    }

    private void set(String attribute, String value) {
        sets.add(name(attribute) + " = :" + attribute);
        values.put(":" + attribute, AttributeValue.fromS(value));
    }

    private void remove(String... attributes) {
        for (String attribute : attributes) {
            removes.add(name(attribute));
        }
    }

    private String name(String attribute) {
        names.put("#" + attribute, attribute);
        return "#" + attribute;
    }

    private UpdateItemRequest request(String table, Claim claim, String condition) {
        String remove = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(LinkItem.key(claim.subject(), claim.target()))
                .updateExpression("SET " + String.join(", ", sets) + remove)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
