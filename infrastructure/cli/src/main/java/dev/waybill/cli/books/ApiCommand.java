package dev.waybill.cli.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.aws.CommandJson;
import dev.waybill.cli.target.UsageException;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.Terms;
import java.util.List;

/** A command as the operator API takes it. Who asks, the token says; how fast, the API. */
record ApiCommand(String path, String body) {
    /** Of one request, API Gateway waits for no more. */
    private static final int MOST = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    static ApiCommand of(Command command) {
        ObjectNode json = json(command);
        json.remove(List.of("command", "who", "preview", "perSecond"));
        if (json.has("limit")) {
            json.put("limit", Math.min(json.path("limit").asInt(), MOST));
        }
        String path =
                switch (command) {
                    case Command.Redrive redrive -> path(redrive, json);
                    case Command.DismissIncident incident -> "/v1/dismissals";
                    case Command.DismissOperation operation -> "/v1/dismissals";
                    case Command.Poll poll -> "/v1/polls";
                    case Command.Replay replay -> {
                        checkRate(replay.terms());
                        yield replay.preview() ? "/v1/replays/previews" : "/v1/replays";
                    }
                    case Command.Erase erase -> erase.preview() ? "/v1/erasure-previews" : "/v1/erasures";
                    case Command.CheckConfiguration check ->
                        check.replay().isPresent() ? "/v1/ownership/replays" : "/v1/ownership/checks";
                    case Command.ApplyConfiguration apply -> "/v1/ownership/versions";
                    case Command.TestConnection test -> {
                        json.remove("system");
                        yield "/v1/systems/" + test.system() + "/checks";
                    }
                    case Command.FindBuyer find -> "/v1/buyer-searches";
                    case Command.DecideChanges decide ->
                        path(decide.set(), decide.approve() ? "approval" : "rejection", decide.preview(), json);
                    case Command.UndoChanges undo -> path(undo.set(), "undo", undo.preview(), json);
                };
        return new ApiCommand(path, json.toString());
    }

    private static String path(Command.Redrive redrive, ObjectNode json) {
        checkRate(redrive.terms());
        if (!redrive.edit().approves()) {
            return redrive.preview() ? "/v1/previews" : "/v1/redrives";
        }
        if (redrive.preview()) {
            return "/v1/previews";
        }
        json.remove("edit");
        return "/v1/approvals";
    }

    /** What is decided, the address says. */
    private static String path(String set, String decision, boolean preview, ObjectNode json) {
        json.remove(List.of("set", "approve"));
        if (preview) {
            json.put("of", decision);
        }
        return "/v1/changes/" + ApiCalls.encoded(set) + "/" + (preview ? "preview" : decision) + "s";
    }

    private static void checkRate(Terms terms) {
        if (terms.perSecond() < Terms.STANDARD.perSecond()) {
            throw new UsageException("over the operator API " + Terms.STANDARD.perSecond()
                    + " are sent a second: leave --rate out, or work on the tables, without --api");
        }
    }

    private static ObjectNode json(Command command) {
        try {
            return (ObjectNode) JSON.readTree(CommandJson.write(command));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a command is always JSON", impossible);
        }
    }
}
