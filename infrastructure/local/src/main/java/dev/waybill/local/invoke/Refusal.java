package dev.waybill.local.invoke;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.demo.web.Reply;

/**
 * A call that was not made, in the words of AWS' REST-JSON protocol: the exception's name in a header
 * (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization, read 2026-11).
 */
final class Refusal {
    private Refusal() {}

    static Reply of(int status, String exception, String message) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("Type", "User")
                .put("Message", message)
                .toString();
        return Reply.json(status, json).withHeader("x-amzn-ErrorType", exception);
    }
}
