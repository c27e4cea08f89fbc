package dev.waybill.connectors.tryton.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Paths, logins and sessions; lets calls through to {@link Dispatch}. */
final class Gate {
    private static final int USER_ID = 2;
    private static final int MOST_FAILED_LOGINS = 5;

    private final Dispatch dispatch;
    private int sessions;
    private int failedLogins;

    Gate(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    void endSessions() {
        sessions++;
    }

    JsonNode result(String path, @Nullable String authorization, JsonNode call) {
        String method = call.path("method").asText();
        JsonNode params = call.path("params");
        requireReadableDates(params);
        if (path.equals("/") && method.equals("common.server.version")) {
            return Tables.JSON.textNode("6.0.29");
        }
        if (!path.equals("/" + FakeTryton.DATABASE + "/")) {
            throw Reply.page(path.endsWith("/") ? 404 : 308);
        }
        if (method.equals("common.db.login")) {
            return logIn(params);
        }
        if (!session().equals(authorization)) {
            throw Reply.page(401);
        }
        if (method.equals("common.db.logout")) {
            endSessions();
            return NullNode.getInstance();
        }
        return dispatch.run(method, params);
    }

    /** A date must have all its members; otherwise the whole request is unreadable. */
    private static void requireReadableDates(JsonNode node) {
        if (node.path("__class__").asText().equals("date")
                && !(node.has("year") && node.has("month") && node.has("day"))) {
            throw Reply.page(500);
        }
        StreamSupport.stream(node.spliterator(), false).forEach(Gate::requireReadableDates);
    }

    private JsonNode logIn(JsonNode params) {
        if (failedLogins >= MOST_FAILED_LOGINS) {
            throw Reply.page(429);
        }
        if (!params.path(1).has("password")) {
            throw Reply.passwordMissing(params.path(0).asText());
        }
        if (!params.path(0).asText().equals(FakeTryton.USER)
                || !params.path(1).path("password").asText().equals(FakeTryton.PASSWORD)) {
            failedLogins++;
            throw Reply.page(401);
        }
        return Tables.JSON.arrayNode().add(USER_ID).add("key" + sessions);
    }

    /** The header that a session is known by. */
    String session() {
        String token = FakeTryton.USER + ":" + USER_ID + ":key" + sessions;
        return "Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }
}
