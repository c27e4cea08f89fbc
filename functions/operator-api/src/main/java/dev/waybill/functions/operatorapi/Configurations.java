package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Thinking about the ownership map and the routes, and changing them. */
record Configurations(Commands commands) {
    /** An item of DynamoDB has 400 KB; the file is kept with its version. */
    private static final int LONGEST_SOURCE = 200_000;

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/ownership/checks", Role.VIEWER, (asked, named) -> check(asked)),
                Endpoint.post("/v1/ownership/replays", Role.OPERATOR, (asked, named) -> replay(asked)),
                Endpoint.post(
                        "/v1/ownership/versions",
                        Role.APPROVER,
                        (asked, named) ->
                                commands.once(asked, Commands.command(asked, "apply", source(Commands.body(asked))))));
    }

    private Reply check(HttpAsked asked) {
        ObjectNode json = source(Commands.body(asked));
        if (json.has("days") || json.has("limit")) {
            throw new WrongRequest(
                    "$.days and $.limit say how much is decided again", "POST /v1/ownership/replays does that");
        }
        return commands.done(Commands.command(asked, "check", json.put("why", "a look at what would change")));
    }

    private Reply replay(HttpAsked asked) {
        ObjectNode json = source(Commands.body(asked));
        if (!json.has("days")) {
            throw new WrongRequest("$.days is missing", "say how many days are decided again, 1 to 31");
        }
        return commands.done(Commands.command(asked, "check", json.put("why", "a look at what would be decided")));
    }

    private static ObjectNode source(ObjectNode json) {
        String source = json.path("source").asText("");
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new WrongRequest(
                    "$.source is missing, or longer than " + LONGEST_SOURCE + " characters",
                    "send the whole waybill.yaml as one text");
        }
        return json;
    }
}
