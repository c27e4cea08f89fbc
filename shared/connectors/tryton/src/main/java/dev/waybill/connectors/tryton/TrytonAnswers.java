package dev.waybill.connectors.tryton;

import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells results from errors. Tryton answers most errors with status 200, so they are told apart by their shape:
 * {@code ["UserError", [message, …]]}, {@code ["UserWarning", …]}, {@code ["ConcurrencyException", …]},
 * {@code ["LoginException", …]} and {@code [text, traceback]} for everything technical (seen on 6.0.29).
 */
final class TrytonAnswers {
    /** Logins are counted over 300 s, then answered 429 without a Retry-After (6.0, {@code [session] timeout}). */
    private static final Duration LOGIN_PAUSE = Duration.ofMinutes(5);

    private static final List<String> ROLLED_BACK =
            List.of("could not obtain lock", "deadlock detected", "could not serialize", "database is locked");
    private static final List<String> DATABASE_LOST = List.of(
            "server closed the connection", "connection to server", "could not connect", "connection already closed");

    private final SystemId system;
    private final Clock clock;

    TrytonAnswers(SystemId system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    /** The result; empty where it is null. */
    Optional<JsonAt> result(Rpc rpc, HttpAnswer answer) {
        if (answer.status() != 200) {
            throw failed(rpc, answer);
        }
        JsonAt envelope = parse(rpc, answer);
        Optional<JsonAt> error = envelope.find("error");
        if (error.isPresent()) {
            throw errorShape(rpc, error.get());
        }
        return envelope.find("result");
    }

    FailureException nothing(Rpc rpc) {
        return lost(rpc, "it answered nothing where a value was expected", "");
    }

    private JsonAt parse(Rpc rpc, HttpAnswer answer) {
        try {
            JsonAt envelope = JsonAt.parse(answer.body(), system);
            if (envelope.isObject()) {
                return envelope;
            }
        } catch (FailureException unreadable) {
            throw lost(
                    rpc,
                    "its answer is not the JSON that Tryton writes",
                    unreadable.failure().said());
        }
        throw lost(rpc, "its answer is not the JSON that Tryton writes", "");
    }

    /** An answer of no use: for a write nobody knows whether it was done. */
    private FailureException lost(Rpc rpc, String why, String said) {
        FailureCode code =
                switch (rpc.effect()) {
                    case READ -> FailureCode.DOWN;
                    case WRITE -> FailureCode.ANSWER_MISSING;
                };
        return failure(
                rpc,
                code,
                why,
                "it is looked at again by itself; if it stays so, check the url and path of " + system,
                said);
    }

    private FailureException failed(Rpc rpc, HttpAnswer answer) {
        String said = words(answer);
        return switch (answer.status()) {
            case 401, 403 -> rights(rpc, said);
            case 301, 302, 307, 308, 404, 405 ->
                failure(
                        rpc,
                        FailureCode.ENDPOINT_UNKNOWN,
                        system + " has no such database or path (status " + answer.status() + ")",
                        "check url, database and path of " + system + " in waybill.yaml, then redrive",
                        said);
            case 429 -> pause(rpc, FailureCode.TOO_BUSY, "it asks us to come later (429)", answer);
            case 503 -> pause(rpc, FailureCode.DOWN, "it says it is not available (503)", answer);
            default ->
                answer.status() >= 500
                        ? lost(rpc, "it broke off with status " + answer.status(), said)
                        : refused(rpc, said);
        };
    }

    private FailureException pause(Rpc rpc, FailureCode code, String why, HttpAnswer answer) {
        Optional<Duration> asked = answer.retryAfter(clock.instant());
        Optional<Duration> delay = rpc.operation().equals("logIn") && code == FailureCode.TOO_BUSY
                ? asked.or(() -> Optional.of(LOGIN_PAUSE))
                : asked;
        Failure failure =
                Failure.of(code, system, rpc.operation(), why, "nothing was done there; it is tried again by itself");
        return new FailureException(delay.map(failure::retryingAfter).orElse(failure));
    }

    private FailureException errorShape(Rpc rpc, JsonAt error) {
        List<JsonAt> parts = error.isArray() ? error.items() : List.of();
        String name = parts.isEmpty() || !parts.getFirst().isText()
                ? ""
                : parts.getFirst().text();
        return switch (name) {
            case "UserError" -> userError(rpc, message(parts, 0));
            case "UserWarning" ->
                failure(
                        rpc,
                        FailureCode.TARGET_REFUSED,
                        system + " warns and waits for a person's yes",
                        "do this step by hand in Tryton and answer its question there, then redrive",
                        message(parts, 1));
            case "ConcurrencyException" ->
                failure(
                        rpc,
                        FailureCode.TARGET_CHANGED,
                        "the record was changed in " + system + " between our reading and our writing",
                        "nothing was done there; it is read again and tried again by itself",
                        "");
            case "LoginException" -> rights(rpc, message(parts, 1));
            default -> technical(rpc, name);
        };
    }

    private FailureException userError(Rpc rpc, String said) {
        boolean right = said.startsWith("You are not allowed to access") || said.startsWith("Calling report ");
        return right ? rights(rpc, said) : refused(rpc, said);
    }

    private FailureException technical(Rpc rpc, String said) {
        if (ROLLED_BACK.stream().anyMatch(said::contains)) {
            return failure(
                    rpc,
                    FailureCode.DOWN,
                    "its database was busy and undid the call",
                    "it is tried again by itself",
                    said);
        }
        if (DATABASE_LOST.stream().anyMatch(said::contains)) {
            return lost(rpc, "it lost its database during the call", said);
        }
        return failure(
                rpc,
                FailureCode.TARGET_REFUSED,
                system + " failed at the call " + rpc.method() + " for a technical reason",
                "check that the modules sale and web_shop are active and that the version is supported, then redrive",
                said);
    }

    private FailureException rights(Rpc rpc, String said) {
        return failure(
                rpc,
                FailureCode.CREDENTIALS_REFUSED,
                system + " does not let Waybill's user do " + rpc.method(),
                "check 'user' and 'password' in the secrets of " + system
                        + " and the user's groups in Tryton, then redrive",
                said);
    }

    private FailureException refused(Rpc rpc, String said) {
        return failure(
                rpc,
                FailureCode.TARGET_REFUSED,
                system + " refused: " + safe(said),
                "correct what it names, in Tryton or in the shop, then redrive",
                said);
    }

    private FailureException failure(Rpc rpc, FailureCode code, String why, String next, String said) {
        return new FailureException(
                Failure.of(code, system, rpc.operation(), why, next).saying(safe(said)));
    }

    /** Whether a unique key says that the record is there already (PostgreSQL only; SQLite lets duplicates in). */
    static boolean saysAlreadyThere(Failure failure) {
        return failure.code() == FailureCode.TARGET_REFUSED && failure.said().contains("must be unique");
    }

    /** The first texts of an error's arguments; its third is a description of the model, long and of no use to a person. */
    private static String message(List<JsonAt> parts, int from) {
        if (parts.size() < 2 || !parts.get(1).isArray()) {
            return "";
        }
        return parts.get(1).items().stream()
                .skip(from)
                .limit(2)
                .filter(JsonAt::isText)
                .map(JsonAt::text)
                .reduce("", (one, other) -> one + " " + other)
                .strip();
    }

    /** HTML without its marks. */
    private static String words(HttpAnswer answer) {
        return new String(answer.body().bytes(), StandardCharsets.UTF_8)
                .replaceAll("(?s)<title>.*?</title>", "")
                .replaceAll("<[^>]*>", " ");
    }

    /** Without what Tryton quotes of parties and addresses: names of people. */
    private static String safe(String said) {
        String hidden = Stream.of("part(?:y|ies)", "address(?:es)?", "contact mechanisms?")
                .reduce(said, (text, word) -> text.replaceAll("(?i)(" + word + ") \"[^\"]*\"", "$1 \"…\""));
        return hidden.replaceAll("[\\w.+-]+@[\\w.-]+", "…@…");
    }
}
