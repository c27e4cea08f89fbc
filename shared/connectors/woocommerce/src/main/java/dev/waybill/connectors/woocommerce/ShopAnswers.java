package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connectors.woocommerce.WooCommerceRest.Question;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the shop's answers about products or customers mean, as a whole. */
final class ShopAnswers {
    private static final String CODE = "code";

    private final SystemId shop;
    private final Clock clock;
    private final About about;

    /**
     * What is asked about.
     *
     * @param things for people: {@code products}
     * @param ifRefused what to do if the shop refuses a call as a whole
     * @param ifLost what to do if an answer to a write is lost
     */
    record About(String things, Question reading, Question writing, String ifRefused, String ifLost) {}

    ShopAnswers(SystemId shop, Clock clock, About about) {
        this.shop = shop;
        this.clock = clock;
        this.about = about;
    }

    /** What a reading says. */
    <T> T read(HttpAnswer answer, Function<JsonAt, T> what) {
        return understood(Effect.READ, answer, what);
    }

    /** What a writing says. */
    <T> T written(HttpAnswer answer, Function<JsonAt, T> what) {
        return understood(Effect.WRITE, answer, what);
    }

    private <T> T understood(Effect effect, HttpAnswer answer, Function<JsonAt, T> what) {
        if (answer.status() != 200 && answer.status() != 201) {
            throw failure(answer, no(effect, answer));
        }
        try {
            return what.apply(JsonAt.parse(answer.body(), shop));
        } catch (FailureException unreadable) {
            throw failure(
                    answer,
                    lost(
                            effect,
                            "answered 200, but not as WooCommerce does: "
                                    + unreadable.failure().why()));
        }
    }

    private Failure no(Effect effect, HttpAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 401, 403 ->
                of(
                        effect,
                        FailureCode.CREDENTIALS_REFUSED,
                        "does not let us " + verb(effect) + " its " + about.things() + " (" + status + ")",
                        "make a REST key with the permission to read and write in the shop, and set '"
                                + WooCommerceRest.KEY + "' and '" + WooCommerceRest.SECRET
                                + "' in the secrets parameter of " + shop);
            case 301, 302, 307, 308, 404, 405 ->
                of(
                        effect,
                        FailureCode.ENDPOINT_UNKNOWN,
                        "has no such REST interface (" + status + ")",
                        "check the setting 'url' of " + shop + " and whether its permalinks are on");
            case 429 -> of(effect, FailureCode.TOO_BUSY, "is busy (429)", "nothing: it is tried again");
            case 503 -> of(effect, FailureCode.DOWN, "says it is not available (503)", "nothing: it is tried again");
            default ->
                status >= 500
                        ? lost(effect, "broke off (" + status + ")")
                        : of(
                                effect,
                                FailureCode.TARGET_REFUSED,
                                "refused the call as a whole (" + status + ")",
                                about.ifRefused());
        };
    }

    private Failure lost(Effect effect, String why) {
        return switch (effect) {
            case READ ->
                of(
                        effect,
                        FailureCode.DOWN,
                        why,
                        "nothing: it is asked again; if it stays so, see what answers at the shop's address");
            case WRITE -> of(effect, FailureCode.ANSWER_MISSING, why, about.ifLost());
        };
    }

    private FailureException failure(HttpAnswer answer, Failure failure) {
        Map<String, String> error = JsonPeek.members(answer.body(), Set.of(CODE));
        String code = error.getOrDefault(CODE, "");
        Failure said = code.matches("[a-z0-9_-]{1,100}") ? failure.saying(code) : failure;
        return new FailureException(
                answer.retryAfter(clock.instant()).map(said::retryingAfter).orElse(said));
    }

    private Failure of(Effect effect, FailureCode code, String why, String next) {
        String operation =
                switch (effect) {
                    case READ -> about.reading().operation();
                    case WRITE -> about.writing().operation();
                };
        return Failure.of(code, shop, operation, shop + " " + why, next);
    }

    private static String verb(Effect effect) {
        return switch (effect) {
            case READ -> "read";
            case WRITE -> "change";
        };
    }
}
