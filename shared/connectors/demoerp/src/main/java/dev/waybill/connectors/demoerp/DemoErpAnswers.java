package dev.waybill.connectors.demoerp;

import dev.waybill.connector.http.Effect;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.system.SystemId;
import java.time.Clock;
import java.util.Optional;

/** What the ERP's answers mean: data, or a failure of the right kind. */
final class DemoErpAnswers {
    private final SystemId system;
    private final Clock clock;

    DemoErpAnswers(SystemId system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    JsonAt require(HttpCall call, HttpAnswer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return json(answer.body()).orElseThrow(() -> new FailureException(garbage(call)));
        }
        throw new FailureException(no(call, answer));
    }

    private Failure no(HttpCall call, HttpAnswer answer) {
        int status = answer.status();
        if (status >= 500) {
            return broken(call, answer);
        }
        Failure failure =
                switch (status) {
                    case 401, 403 ->
                        of(
                                FailureCode.CREDENTIALS_REFUSED,
                                call,
                                system + " does not accept our key (" + status + ")",
                                "set '" + DemoErpType.KEY + "' in the secrets parameter of " + system
                                        + ", then redrive");
                    case 404 -> notThere(call, answer);
                    case 412 ->
                        of(
                                FailureCode.TARGET_CHANGED,
                                call,
                                "it changed in " + system + " after it was read",
                                "nothing: it is read again and tried again by itself");
                    case 429 ->
                        of(
                                FailureCode.TOO_BUSY,
                                call,
                                system + " is busy (429)",
                                "nothing was done there; it is tried again by itself");
                    default -> refused(call, answer);
                };
        return timed(failure.saying(words(answer)), answer);
    }

    /** An order that is gone between reading and writing is a clash; a path that is not there is the wrong address. */
    private Failure notThere(HttpCall call, HttpAnswer answer) {
        return code(answer).equals("ORDER_UNKNOWN")
                ? of(
                        FailureCode.TARGET_CHANGED,
                        call,
                        "the order vanished from " + system + " after it was read",
                        "nothing: it is looked up again by itself")
                : of(
                        FailureCode.ENDPOINT_UNKNOWN,
                        call,
                        "there is no demo ERP at " + call.address() + " (404)",
                        "correct the setting 'url' of " + system + " in waybill.yaml, apply it, then redrive");
    }

    private Failure refused(HttpCall call, HttpAnswer answer) {
        FailureCode code =
                switch (code(answer)) {
                    case "ITEM_UNKNOWN" -> FailureCode.ITEM_UNKNOWN;
                    case "PLACE_UNKNOWN" -> FailureCode.SETTING_WRONG;
                    case "TAX_UNKNOWN" -> FailureCode.TAX_UNKNOWN;
                    case "CURRENCY_UNKNOWN" -> FailureCode.MASTER_DATA_UNKNOWN;
                    default -> FailureCode.TARGET_REFUSED;
                };
        return of(
                code,
                call,
                system + " refused it (" + answer.status() + "): " + words(answer),
                code == FailureCode.SETTING_WRONG
                        ? "correct 'locations' of the route that takes stock from " + system
                                + " in waybill.yaml, apply it, then redrive"
                        : "correct the cause in " + system + " or in the shop, then redrive");
    }

    private Failure broken(HttpCall call, HttpAnswer answer) {
        boolean nothingDone = answer.status() == 503 || call.effect() == Effect.READ;
        Failure failure = nothingDone
                ? of(
                        FailureCode.DOWN,
                        call,
                        system + " is down (" + answer.status() + ")",
                        "nothing was done there; it is tried again by itself")
                : of(
                        FailureCode.ANSWER_MISSING,
                        call,
                        system + " failed while it worked (" + answer.status() + "); it may have been done",
                        "it is looked up there before it is tried again by itself");
        return timed(failure.saying(words(answer)), answer);
    }

    private Failure garbage(HttpCall call) {
        return call.effect() == Effect.READ
                ? of(
                        FailureCode.DOWN,
                        call,
                        system + " answered something that is not its data",
                        "it is tried again by itself; if it stays so, see what answers at the setting 'url' of "
                                + system)
                : of(
                        FailureCode.ANSWER_MISSING,
                        call,
                        system + " answered something that is not its data; it may have been done",
                        "it is looked up there before it is tried again by itself");
    }

    private Failure timed(Failure failure, HttpAnswer answer) {
        return answer.retryAfter(clock.instant()).map(failure::retryingAfter).orElse(failure);
    }

    private Failure of(FailureCode code, HttpCall call, String why, String next) {
        return Failure.of(code, system, call.operation(), why, next);
    }

    private String code(HttpAnswer answer) {
        return json(answer.body()).map(said -> said.textOrEmpty("code")).orElse("");
    }

    private String words(HttpAnswer answer) {
        return json(answer.body()).map(said -> said.textOrEmpty("message")).orElse("");
    }

    private Optional<JsonAt> json(Body body) {
        try {
            return Optional.of(JsonAt.parse(body, system));
        } catch (FailureException notJson) {
            return Optional.empty();
        }
    }

    /** What came back from a write cannot be read: it may have been done. */
    static FailureException unreadable(SystemId erp, String what, FailureException cause) {
        return new FailureException(
                Failure.of(
                        FailureCode.ANSWER_MISSING,
                        erp,
                        "readAnswer",
                        erp + " answered " + what,
                        "it is looked up there before it is tried again by itself"),
                cause);
    }
}
