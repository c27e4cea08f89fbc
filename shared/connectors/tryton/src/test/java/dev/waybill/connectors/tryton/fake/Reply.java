package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Ends a call with something other than a result: an error in Tryton's shape, or a page with a status. */
final class Reply extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final int status;
    private final transient JsonNode error;

    private Reply(int status, JsonNode error) {
        super("status " + status + " " + error, null, false, false);
        this.status = status;
        this.error = error;
    }

    static Reply userError(String message) {
        ArrayNode arguments = JSON.arrayNode().add(message).add("").addNull();
        return new Reply(200, JSON.arrayNode().add("UserError").add(arguments));
    }

    static Reply userWarning(String name, String message) {
        ArrayNode arguments = JSON.arrayNode().add(name).add(message).add("");
        return new Reply(200, JSON.arrayNode().add("UserWarning").add(arguments));
    }

    static Reply passwordMissing(String user) {
        ArrayNode arguments =
                JSON.arrayNode().add("password").add("Password for " + user).add("password");
        return new Reply(200, JSON.arrayNode().add("LoginException").add(arguments));
    }

    static Reply concurrency() {
        return new Reply(
                200, JSON.arrayNode().add("ConcurrencyException").add("Records were modified in the meanwhile"));
    }

    static Reply technical(String text) {
        return new Reply(200, JSON.arrayNode().add(text).add(""));
    }

    /** What Python says of a name it does not know. */
    static Reply unknownName(String name) {
        return technical("'" + name + "'");
    }

    static Reply page(int status) {
        return new Reply(status, JSON.nullNode());
    }

    int status() {
        return status;
    }

    JsonNode error() {
        return error;
    }
}
