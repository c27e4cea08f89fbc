package dev.waybill.aws;

import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;

/**
 * The one call of Systems Manager that a function needs, {@code GetParameter}, spoken directly with the SDK's own signer and HTTP client
 * (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html, read 2026-11-23). The SDK's module for it
 * weighs 5.3 MB, a third of a function's package, and would be loaded at every cold start.
 */
public final class ParameterStore {
    static final SystemId PARAMETERS = new SystemId("parameter-store");

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final int TRIES = 3;

    private final SdkHttpClient http;
    private final URI endpoint;
    private final Region region;
    private final AwsCredentialsProvider credentials;

    ParameterStore(SdkHttpClient http, URI endpoint, Region region, AwsCredentialsProvider credentials) {
        this.http = http;
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
    }

    /**
     * The decrypted value; empty if there is no parameter of that name.
     *
     * @throws FailureException {@code DOWN} if it cannot be read now
     */
    public Optional<String> find(String name) {
        Answer answer = ask(name);
        for (int tried = 1; answer.mayPass() && tried < TRIES; tried++) {
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

    /** @param status 0 where no answer came */
    private record Answer(int status, String body) {
        boolean mayPass() {
            return status == 0 || status == 429 || status >= 500 || body.contains("Throttling");
        }
    }

    private Answer ask(String name) {
        String body = JsonObject.write(json -> {
            json.writeStringField("Name", name);
            json.writeBooleanField("WithDecryption", true);
        });
        ContentStreamProvider content = ContentStreamProvider.fromUtf8String(body);
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed(content, body).request())
                            .contentStreamProvider(content)
                            .build())
                    .call();
            return new Answer(response.httpResponse().statusCode(), text(response));
        } catch (IOException | SdkException noAnswer) {
            return new Answer(0, noAnswer.getClass().getSimpleName());
        }
    }

    private SignedRequest signed(ContentStreamProvider content, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .uri(endpoint.resolve("/"))
                .method(SdkHttpMethod.POST)
                .putHeader("content-type", "application/x-amz-json-1.1")
                .putHeader("content-length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length))
                .putHeader("x-amz-target", "AmazonSSM.GetParameter")
                .build();
        return SIGNER.sign(signing -> signing.identity(credentials.resolveCredentials())
                .request(request)
                .payload(content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ssm")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private static String text(HttpExecuteResponse response) throws IOException {
        return response.responseBody().isEmpty()
                ? ""
                : new String(response.responseBody().get().readAllBytes(), StandardCharsets.UTF_8);
    }
}
