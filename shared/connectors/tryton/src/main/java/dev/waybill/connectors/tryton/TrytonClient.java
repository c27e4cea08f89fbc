package dev.waybill.connectors.tryton;

import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.Secrets;
import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.http.HttpDoor;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls Tryton. Logs in when it must: once at first, and once more when a call is answered 401, since a session can end at
 * any time. Messages come back in English, because a few are told apart by their words.
 */
final class TrytonClient {
    static final String USER = "user";
    static final String PASSWORD = "password";
    private static final String LANGUAGE = "en";

    private final TrytonConfig config;
    private final Secrets secrets;
    private final HttpDoor http;
    private final TrytonAnswers answers;
    private volatile @Nullable Session session;

    TrytonClient(TrytonConfig config, Surroundings surroundings) {
        this.config = config;
        this.secrets = surroundings.secrets();
        this.http = surroundings.http();
        this.answers = new TrytonAnswers(config.id(), surroundings.clock());
    }

    /** What came back; empty for null, which buttons answer. */
    Optional<JsonAt> call(Rpc rpc) {
        Session current = sessionOtherThan(null);
        HttpAnswer answer = post(rpc, current);
        if (answer.status() == 401) {
            answer = post(rpc, sessionOtherThan(current));
        }
        return answers.result(rpc, answer);
    }

    /** The rows of a search. */
    List<JsonAt> rows(Rpc rpc) {
        return call(rpc).map(JsonAt::items).orElse(List.of());
    }

    /** The id of the one record that a create made. */
    long created(Rpc rpc) {
        return TrytonValues.id(
                call(rpc).orElseThrow(() -> answers.nothing(rpc)).items().getFirst());
    }

    /** The company that every call works in. */
    long company() {
        return sessionOtherThan(null).company();
    }

    private HttpAnswer post(Rpc rpc, Session current) {
        return post(rpc.operation(), rpc.effect(), rpc.body(current.context()), Optional.of(current));
    }

    private HttpAnswer post(String operation, Effect effect, Body body, Optional<Session> current) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        current.ifPresent(it -> headers.put("authorization", it.authorization()));
        return http.send(new HttpCall(
                config.id(), operation, effect, "POST", config.endpoint(), headers, body, config.timeout()));
    }

    private synchronized Session sessionOtherThan(@Nullable Session ended) {
        Session current = session;
        if (current == null || current.equals(ended)) {
            current = logIn();
            session = current;
        }
        return current;
    }

    private Session logIn() {
        String user = secrets.require(config.id(), USER).reveal();
        String password = secrets.require(config.id(), PASSWORD).reveal();
        Rpc rpc = new Rpc("logIn", Effect.READ, "common.db.login", List.of(), Map.of());
        Body body = Rpc.bodyOf(rpc.method(), List.of(user, Map.of("password", password), LANGUAGE));
        HttpAnswer answer = post(rpc.operation(), rpc.effect(), body, Optional.empty());
        List<JsonAt> userAndKey = answers.result(rpc, answer)
                .orElseThrow(() -> answers.nothing(rpc))
                .items();
        String token =
                user + ":" + userAndKey.get(0).text() + ":" + userAndKey.get(1).text();
        Session bare =
                new Session("Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)), 0);
        return new Session(
                bare.authorization(), config.company().map(Integer::longValue).orElseGet(() -> companyOf(bare)));
    }

    private long companyOf(Session bare) {
        Rpc rpc = new Rpc("logIn", Effect.READ, "model.res.user.get_preferences", List.of(true), Map.of());
        HttpAnswer answer = post(rpc.operation(), rpc.effect(), rpc.body(Map.of()), Optional.of(bare));
        return answers.result(rpc, answer)
                .flatMap(preferences -> preferences.find("company"))
                .map(TrytonValues::id)
                .orElseThrow(() -> new FailureException(Failure.of(
                        FailureCode.SETTING_WRONG,
                        config.id(),
                        "logIn",
                        "the user that Waybill logs in as has no company in " + config.id(),
                        "give the user a company in Tryton or set 'company' in waybill.yaml, then redrive")));
    }

    /** A login that lasts until Tryton ends it. */
    private record Session(String authorization, long company) {
        Session {
            Objects.requireNonNull(authorization);
        }

        Map<String, Object> context() {
            Map<String, Object> context = new LinkedHashMap<>();
            context.put("company", company);
            context.put("language", LANGUAGE);
            return context;
        }

        @Override
        public String toString() {
            return "Session[hidden]";
        }
    }
}
