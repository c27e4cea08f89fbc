package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.aws.AnswerJson;
import dev.waybill.cli.target.UsageException;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import dev.waybill.engine.redrive.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the operator API, with the rights of a role. */
public final class ApiBooks implements Books {
    /** The longest page. */
    private static final int PAGE = 200;

    private static final int TRIES = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final ApiCalls calls;
    private final Supplier<String> keys;
    private final Pause pause;

    /** @param keys a new one for each thing that is to be done */
    public ApiBooks(ApiCalls calls, Supplier<String> keys, Pause pause) {
        this.calls = calls;
        this.keys = keys;
        this.pause = pause;
    }

    @Override
    public List<JsonNode> traces(String wanted) {
        return items("/v1/traces?q=" + ApiCalls.encoded(wanted));
    }

    @Override
    public List<JsonNode> failures(int most, boolean byDeadline) {
        return pages("/v1/failures", byDeadline ? "sort=deadline" : "", most);
    }

    @Override
    public List<JsonNode> waiting(int most) {
        return items("/v1/waiting?limit=" + Math.min(most, PAGE));
    }

    @Override
    public List<JsonNode> incidents() {
        return pages("/v1/incidents", "", Integer.MAX_VALUE);
    }

    @Override
    public List<JsonNode> circuits() {
        return items("/v1/circuits");
    }

    @Override
    public List<JsonNode> cursors() {
        return items("/v1/cursors");
    }

    @Override
    public List<JsonNode> alarms() {
        return items("/v1/alarms");
    }

    @Override
    public List<JsonNode> versions(int most) {
        return items("/v1/ownership/versions?limit=" + Math.min(most, PAGE));
    }

    @Override
    public List<JsonNode> changes(boolean all, int most) {
        return pages("/v1/changes", all ? "state=all" : "", most);
    }

    @Override
    public Optional<JsonNode> changeSet(String id) {
        return ApiChangeSet.of(calls, "/v1/changes/" + ApiCalls.encoded(id));
    }

    @Override
    public Optional<Body> message(String operation) {
        return calls.get("/v1/messages/" + ApiCalls.encoded(operation))
                .map(json -> Body.of(json.path("body").asText()));
    }

    @Override
    public List<JsonNode> corrections(String operation) {
        return calls.get("/v1/failures/" + ApiCalls.encoded(operation))
                .map(json -> ApiCalls.list(json.path("corrections")))
                .orElse(List.of());
    }

    @Override
    public Optional<Body> corrected(String operation, String correction) {
        throw new UsageException(
                "what was corrected is not told over the operator API: work on the tables, without --api");
    }

    /** With one key, so that it is done once, however often it must be asked. */
    @Override
    public Answer ask(Command command) {
        ApiCommand wanted = ApiCommand.of(command);
        String key = keys.get();
        for (int left = TRIES - 1; ; left--) {
            Optional<Answer> answer = asked(wanted, key, left == 0);
            if (answer.isPresent()) {
                return answer.get();
            }
            pause.passes(BETWEEN);
        }
    }

    /** Empty if it is to be asked again. */
    private Optional<Answer> asked(ApiCommand command, String key, boolean last) {
        try {
            HttpAnswer answer = calls.post(command.path(), command.body(), key);
            if (answer.status() == 200) {
                return Optional.of(read(answer));
            }
            Problem problem = calls.problem(answer);
            if (problem.code().equals("COMMAND_AT_WORK") && !last) {
                return Optional.empty();
            }
            return Optional.of(problem.refusal().orElseThrow(problem::raised));
        } catch (FailureException lost) {
            boolean again = lost.failure().kind() == FailureKind.UNCONFIRMED
                    || lost.failure().kind() == FailureKind.UNAVAILABLE;
            if (again && !last) {
                return Optional.empty();
            }
            throw lost;
        }
    }

    private static Answer read(HttpAnswer answer) {
        try {
            return AnswerJson.read(ApiCalls.text(answer));
        } catch (IllegalArgumentException notOurs) {
            throw new FailureException(Failure.of(
                    FailureCode.FIELD_WRONG,
                    ApiCalls.SYSTEM,
                    "ask",
                    "the operator API answered what this command does not understand: " + notOurs.getMessage(),
                    "use a command line of the same version as the API; `waybill trace` shows what was done"));
        }
    }

    private List<JsonNode> pages(String path, String query, int most) {
        return calls.pages(path, query, most).stream()
                .flatMap(page -> ApiCalls.list(page.path("items")).stream())
                .toList();
    }

    private List<JsonNode> items(String path) {
        return ApiCalls.list(calls.require(path).path("items"));
    }
}
