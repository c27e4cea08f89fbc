package dev.waybill.cli.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.cli.target.Api;
import dev.waybill.cli.target.UsageException;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.engine.operator.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator API says instead of doing it: a problem detail (RFC 9457), or what API Gateway says in its name.
 *
 * @param code of ours; empty where the gateway answered
 */
record Problem(int status, String code, String why, String next) {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    static Problem of(HttpAnswer answer, Instant now) {
        JsonNode json = ApiCalls.json(answer);
        return new Problem(
                answer.status(),
                json.path("code").asText(),
                json.path("detail").asText("the operator API answered " + answer.status()),
                json.path("next")
                        .asText(answer.retryAfter(now)
                                .filter(wait -> wait.compareTo(A_MINUTE) > 0)
                                .map(wait -> "ask again in " + (wait.toMinutes() + 1) + " minutes")
                                .orElse("ask again in a minute")));
    }

    /** The command was understood, and rightly not done. */
    Optional<Answer> refusal() {
        return status == 409 ? Optional.of(new Answer.Refused(why, next)) : Optional.empty();
    }

    RuntimeException raised() {
        return switch (status) {
            case 400, 422 -> new UsageException(why + "; " + next);
            case 401 ->
                failure(FailureCode.CREDENTIALS_REFUSED, "the operator API does not believe the token", Api.GET_ONE);
            case 403 -> failure(FailureCode.CREDENTIALS_REFUSED, why, next);
            case 429 -> failure(FailureCode.TOO_BUSY, "the operator API has too much to do", next);
            case 503 -> failure(FailureCode.DOWN, why, next);
            default -> failure(FailureCode.TARGET_REFUSED, why, next);
        };
    }

    private static FailureException failure(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, ApiCalls.SYSTEM, "ask", why, next));
    }
}
