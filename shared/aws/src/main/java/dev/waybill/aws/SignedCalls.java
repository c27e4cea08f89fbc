package dev.waybill.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
 * Calls of an AWS service whose module of the SDK would weigh more than the one call is worth; with the SDK's own signer and HTTP
 * client.
 *
 * @param service as it is signed for: {@code ssm}
 * @param endpoint where the service is
 */
record SignedCalls(
        SdkHttpClient http, String service, URI endpoint, Region region, AwsCredentialsProvider credentials) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /**
     * What came back.
     *
     * @param status 0 where no answer came
     */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        boolean has(String header) {
            return headers.keySet().stream().anyMatch(header::equalsIgnoreCase);
        }
    }

    Answer post(String path, Map<String, String> headers, String body) {
        ContentStreamProvider content = ContentStreamProvider.fromUtf8String(body);
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed(path, headers, content, body).request())
                            .contentStreamProvider(content)
                            .build())
                    .call();
            return new Answer(
                    response.httpResponse().statusCode(),
                    response.httpResponse().headers(),
                    text(response));
        } catch (IOException | SdkException noAnswer) {
            return new Answer(0, Map.of(), noAnswer.getClass().getSimpleName());
        }
    }

    private SignedRequest signed(String path, Map<String, String> headers, ContentStreamProvider content, String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .uri(endpoint.resolve(path))
                .method(SdkHttpMethod.POST)
                .putHeader("content-length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
        headers.forEach(request::putHeader);
        return SIGNER.sign(signing -> signing.identity(credentials.resolveCredentials())
                .request(request.build())
                .payload(content)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    }

    private static String text(HttpExecuteResponse response) throws IOException {
        return response.responseBody().isEmpty()
                ? ""
                : new String(response.responseBody().get().readAllBytes(), StandardCharsets.UTF_8);
    }
}
