package dev.waybill.aws;

import dev.waybill.aws.SignedCalls.Answer;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.Map;

/**
 * The one call of Lambda that a function needs, {@code Invoke}, waiting for the answer, spoken directly
 * (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, read 2026-11): the SDK's module for it weighs 3.4 MB. Never repeated,
 * as each call may have done much.
 */
public final class FunctionCalls {
    private static final SystemId LAMBDA = new SystemId("lambda");
    private static final String SAFE = "ask again: what was done is not done twice";

    private final SignedCalls calls;

    FunctionCalls(SignedCalls calls) {
        this.calls = calls;
    }

    /**
     * Calls a function.
     *
     * @param function its name, as CloudFormation gives it
     * @param payload JSON
     * @return what it answered
     * @throws FailureException {@code DEFECT} if the function failed; {@code UNREACHABLE} if no answer came; {@code TOO_BUSY};
     *     {@code ENDPOINT_UNKNOWN} if there is none of that name, {@code CREDENTIALS_REFUSED} if it may not be called
     */
    public String invoke(String function, String payload) {
        Answer answer = calls.post(
                "/2015-03-31/functions/" + function + "/invocations",
                Map.of("content-type", "application/json"),
                payload);
        if (answer.status() == 200 && !answer.has("x-amz-function-error")) {
            return answer.body();
        }
        throw new FailureException(trouble(function, answer));
    }

    private static Failure trouble(String function, Answer answer) {
        return switch (answer.status()) {
            case 0 -> failure(FailureCode.UNREACHABLE, "the function " + function + " did not answer in time", SAFE);
            case 200 ->
                failure(FailureCode.DEFECT, "the function " + function + " failed", "its log says more; " + SAFE);
            case 403 ->
                failure(
                        FailureCode.CREDENTIALS_REFUSED,
                        "the function " + function + " may not be called",
                        "check the role of the caller: it needs lambda:InvokeFunction on it");
            case 404 ->
                failure(
                        FailureCode.ENDPOINT_UNKNOWN,
                        "there is no function " + function,
                        "deploy the stack as a whole: template.yaml names it");
            case 429 -> failure(FailureCode.TOO_BUSY, "the function " + function + " is busy", "ask again in a minute");
            default -> failure(FailureCode.DOWN, "Lambda answered " + answer.status() + " for " + function, SAFE);
        };
    }

    private static Failure failure(FailureCode code, String why, String next) {
        return Failure.of(code, LAMBDA, "invoke", why, next);
    }
}
