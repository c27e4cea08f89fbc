package dev.waybill.cli.target;

import dev.waybill.aws.AnswerJson;
import dev.waybill.aws.CommandJson;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import dev.waybill.engine.operator.Answer;
import dev.waybill.engine.operator.Command;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** {@link RedriveFunction} by Lambda's {@code Invoke}, waiting for the answer. */
final class LambdaRedriveFunction implements RedriveFunction {
    private static final SystemId LAMBDA = new SystemId("lambda");
    private static final String SAFE = "; asking again does no harm: what was sent meanwhile is not sent twice";

    private final LambdaClient lambda;
    private final String name;

    LambdaRedriveFunction(LambdaClient lambda, String name) {
        this.lambda = lambda;
        this.name = name;
    }

    @Override
    public Answer ask(Command command) {
        InvokeResponse response = invoked(InvokeRequest.builder()
                .functionName(name)
                .payload(SdkBytes.fromUtf8String(CommandJson.write(command)))
                .build());
        String payload = response.payload().asUtf8String();
        if (response.functionError() != null) {
            throw trouble(
                    FailureCode.DEFECT,
                    "the function " + name + " failed: " + capped(payload),
                    "its log says more; `waybill failures` shows what is still to be settled" + SAFE);
        }
        try {
            return AnswerJson.read(payload);
        } catch (IllegalArgumentException notOurs) {
            throw trouble(
                    FailureCode.FIELD_WRONG,
                    "the function " + name + " answered what this command does not understand: " + notOurs.getMessage(),
                    "use a command line of the same version as the function; `waybill trace` shows what was done");
        }
    }

    private InvokeResponse invoked(InvokeRequest request) {
        try {
            return lambda.invoke(request);
        } catch (ResourceNotFoundException e) {
            throw trouble(
                    FailureCode.ENDPOINT_UNKNOWN,
                    "there is no function " + name,
                    "deploy it, or name it with --redrive-function or " + Variable.REDRIVE_FAILURES_FUNCTION);
        } catch (TooManyRequestsException e) {
            throw trouble(
                    FailureCode.TOO_BUSY,
                    "the function " + name + " is busy: " + said(e),
                    "another redrive is probably at work: ask again in a minute");
        } catch (AwsServiceException e) {
            throw trouble(
                    FailureCode.TARGET_REFUSED,
                    "Lambda did not call the function " + name + ": " + said(e),
                    "check the rights of who asks (lambda:InvokeFunction), region and account");
        } catch (SdkClientException e) {
            throw new FailureException(Failure.of(
                            FailureCode.UNREACHABLE,
                            LAMBDA,
                            "invoke",
                            "the function " + name + " did not answer",
                            "ask again" + SAFE)
                    .saying(String.valueOf(e.getMessage())));
        }
    }

    private static FailureException trouble(FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, LAMBDA, "invoke", why, next));
    }

    private static String said(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? "HTTP " + e.statusCode()
                : capped(e.awsErrorDetails().errorCode() + ", "
                        + e.awsErrorDetails().errorMessage());
    }

    private static String capped(String text) {
        return text.length() <= 300 ? text : text.substring(0, 299) + "…";
    }
}
