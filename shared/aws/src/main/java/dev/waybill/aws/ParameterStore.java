package dev.waybill.aws;

import dev.waybill.aws.SignedCalls.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.Map;
import java.util.Optional;

/**
 * The one call of Systems Manager that a function needs, {@code GetParameter}, spoken directly
 * (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html, read 2026-11-23). The SDK's module for it
 * weighs 5.3 MB, a third of a function's package, and would be loaded at every cold start.
 */
public final class ParameterStore {
    static final SystemId PARAMETERS = new SystemId("parameter-store");

    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", "AmazonSSM.GetParameter");
    private static final int TRIES = 3;

    private final SignedCalls calls;

    ParameterStore(SignedCalls calls) {
        this.calls = calls;
    }

    /**
     * The decrypted value; empty if there is no parameter of that name.
     *
     * @throws FailureException {@code DOWN} if it cannot be read now
     */
    public Optional<String> find(String name) {
        Answer answer = ask(name);
        for (int tried = 1; mayPass(answer) && tried < TRIES; tried++) {
            answer = ask(name);
        }
        if (answer.status() == 200) {
            return JsonObject.parse(answer.body()).object("Parameter").flatMap(parameter -> parameter.find("Value"));
        }
        if (answer.body().contains("ParameterNotFound")) {
            return Optional.empty();
        }
        throw new FailureException(Failure.of(
                        FailureCode.DOWN,
                        PARAMETERS,
                        "readSecret",
                        "the parameter " + name + " could not be read (" + answer.status() + ")",
                        "nothing now, it is tried again by itself; if it stays, check that the function may read it")
                .saying(answer.body()));
    }

    private static boolean mayPass(Answer answer) {
        return answer.status() == 0
                || answer.status() == 429
                || answer.status() >= 500
                || answer.body().contains("Throttling");
    }

    private Answer ask(String name) {
        return calls.post("/", HEADERS, JsonObject.write(json -> {
            json.writeStringField("Name", name);
            json.writeBooleanField("WithDecryption", true);
        }));
    }
}
