package dev.waybill.functions.operatorapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.aws.FunctionCalls;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import java.util.List;
import java.util.Set;

/** What a person has done: handed to redrive-failures, which alone changes anything, and which keeps who and why. */
record Commands(FunctionCalls functions, String redriveFailures, OnceByKey once) {
    /** API Gateway waits for 30 s; so many are done within 20. */
    private static final int MOST = 100;

    private static final int PER_SECOND = 5;

    /** What we say ourselves. */
    private static final Set<String> OURS = Set.of("command", "who", "preview", "perSecond");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/previews", Role.OPERATOR, (asked, named) -> done(redrive(asked, true))),
                Endpoint.post("/v1/redrives", Role.OPERATOR, (asked, named) -> once(asked, redrive(asked, false))),
                Endpoint.post("/v1/approvals", Role.APPROVER, (asked, named) -> once(asked, approval(asked))),
                Endpoint.post("/v1/dismissals", Role.OPERATOR, (asked, named) -> once(asked, dismissal(asked))),
                Endpoint.post("/v1/polls", Role.OPERATOR, (asked, named) -> once(asked, poll(asked))),
                Endpoint.post("/v1/replays", Role.OPERATOR, (asked, named) -> once(asked, replay(asked, false))),
                Endpoint.post("/v1/replays/previews", Role.OPERATOR, (asked, named) -> done(replay(asked, true))));
    }

    Reply once(HttpAsked asked, Command command) {
        return once.run(asked, () -> done(command));
    }

    private static Command redrive(HttpAsked asked, boolean preview) {
        ObjectNode json = body(asked);
        if (json.path("edit").has("approve") && !asked.caller().may(Role.APPROVER)) {
            throw new WrongRequest("an approval needs the role approver", "leave edit.approve out");
        }
        return command(asked, "redrive", bounded(json.put("preview", preview)));
    }

    private static Command approval(HttpAsked asked) {
        ObjectNode json = body(asked);
        if (json.has("edit")) {
            throw new WrongRequest("$.edit: an approval lets pass what is there", "POST /v1/redrives corrects");
        }
        json.putObject("edit").put("approve", true);
        return command(asked, "redrive", bounded(json.put("preview", false)));
    }

    private static Command dismissal(HttpAsked asked) {
        return command(asked, "dismiss", body(asked));
    }

    private static Command poll(HttpAsked asked) {
        return command(asked, "poll", body(asked));
    }

    private static Command replay(HttpAsked asked, boolean preview) {
        return command(asked, "replay", bounded(body(asked).put("preview", preview)));
    }

    private static ObjectNode bounded(ObjectNode json) {
        int wanted = json.path("limit").asInt(MOST);
        return json.put("limit", Math.min(wanted, MOST)).put("perSecond", PER_SECOND);
    }

    static Command command(HttpAsked asked, String word, ObjectNode json) {
        if (json.path("why").asText("").isBlank()) {
            throw new WrongRequest(
                    "$.why is missing: it stays in the history, and somebody will ask", "say why in a sentence");
        }
        try {
            return CommandJson.read(
                    json.put("command", word).put("who", asked.caller().who()).toString());
        } catch (CommandJson.Unreadable unreadable) {
            throw new WrongRequest(
                    String.valueOf(unreadable.getMessage()), "GET /v1/openapi.json says what this takes");
        }
    }

    /** For what writes nothing anywhere: who gives no reason has a usual one. */
    Reply looked(HttpAsked asked, String word, ObjectNode json, String usualWhy) {
        if (!json.has("why")) {
            json.put("why", usualWhy);
        }
        return done(command(asked, word, json));
    }

    static ObjectNode body(HttpAsked asked) {
        try {
            JsonNode json = JSON.readTree(asked.body());
            if (!(json instanceof ObjectNode object)) {
                throw new WrongRequest("the body is no JSON object", "GET /v1/openapi.json says what this takes");
            }
            OURS.stream().filter(object::has).findFirst().ifPresent(name -> {
                throw new WrongRequest("$." + name + " is not the caller's to say", "leave it out");
            });
            return object;
        } catch (JsonProcessingException notJson) {
            throw new WrongRequest("the body is not JSON", "send one JSON object with content-type application/json");
        }
    }

    Reply done(Command command) {
        String text = functions.invoke(redriveFailures, CommandJson.write(command));
        return switch (AnswerJson.read(text)) {
            case Answer.Refused refused -> Reply.problem(409, "REFUSED", refused.why(), refused.next());
            // A file that is wrong is what a check is for; that it was not applied is a problem.
            case Answer.WrongConfiguration wrong
            when command instanceof Command.ApplyConfiguration ->
                Reply.problem(
                        422,
                        "CONFIGURATION_WRONG",
                        "nothing was applied: " + wrong.problems().getFirst().what(),
                        "POST /v1/ownership/checks names everything that is wrong with the file, by line");
            default -> Reply.json(200, text);
        };
    }
}
