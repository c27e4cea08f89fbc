package dev.waybill.connector.http;

import dev.waybill.connector.http.Destination.Objection;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * {@link HttpDoor} on the JDK's client. Goes only where {@link Destination} lets it, follows no redirects, unpacks nothing, reads at most {@value #MOST_BYTES} bytes of an answer, and
 * gives up on one that has not ended in time.
 */
public final class JdkHttpDoor implements HttpDoor {
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    /** The client's own time limit tells connecting from waiting but ends with the headers (JDK 25): it comes first. */
    private static final Duration SLACK = Duration.ofMillis(250);

    private final HttpClient client;

    /** @param connectTimeout how long to try to reach a system */
    public JdkHttpDoor(Duration connectTimeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public HttpAnswer send(HttpCall call) {
        objection(call).ifPresent(objection -> {
            throw new FailureException(forbidden(call, objection));
        });
        CompletableFuture<HttpResponse<byte[]>> underWay = client.sendAsync(
                request(call), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> response =
                    underWay.get(call.timeout().plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(response.statusCode(), headers(response), Body.of(response.body()));
        } catch (ExecutionException e) {
            throw failed(call, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed(call, new HttpTimeoutException("the answer did not end"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(call, e);
        } finally {
            underWay.cancel(true);
        }
    }

    /**
     * A name is looked up here and once more by the client, which finds the same: the JDK keeps what it found for 30 s
     * ({@code networkaddress.cache.ttl}). One that nobody knows is for the client to report.
     */
    private static Optional<Objection> objection(HttpCall call) {
        try {
            Optional<Objection> written = Destination.written(call.address());
            if (written.isPresent()) {
                return written;
            }
            return Destination.found(
                    call.address(), InetAddress.getAllByName(call.address().getHost()));
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    private static Failure forbidden(HttpCall call, Objection objection) {
        return Failure.of(
                FailureCode.SETTING_WRONG,
                call.system(),
                call.operation(),
                "the address " + call.address().getScheme() + "://"
                        + call.address().getHost() + " of system " + call.system() + " " + objection.why()
                        + "; nothing was sent",
                "correct the address of " + call.system() + " in waybill.yaml: " + objection.next()
                        + " (`waybill config check` names the line), apply it, then redrive");
    }

    private static FailureException failed(HttpCall call, Throwable e) {
        boolean neverArrived = e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof HttpConnectTimeoutException
                || e instanceof SSLHandshakeException;
        return new FailureException(neverArrived ? unreachable(call, e) : lostAnswer(call, e), e);
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address())
                .timeout(call.timeout())
                .method(
                        call.method(),
                        call.body().length() == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(
                                        call.body().bytes()));
        call.headers().forEach(request::header);
        return request.build();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue()),
                        (one, other) -> one));
    }

    private static Failure unreachable(HttpCall call, Throwable e) {
        String cause = e instanceof UnknownHostException || e.getCause() instanceof UnresolvedAddressException
                ? "its name " + call.address().getHost() + " is not known"
                : "no connection to " + call.address().getHost() + ":"
                        + call.address().getPort();
        return Failure.of(
                        FailureCode.UNREACHABLE,
                        call.system(),
                        call.operation(),
                        "system " + call.system() + " cannot be reached: " + cause,
                        "nothing was done there; it is tried again by itself. If it stays so, check that "
                                + call.system() + " runs")
                .saying(String.valueOf(e.getMessage()));
    }

    private static Failure lostAnswer(HttpCall call, Throwable e) {
        boolean slow = e instanceof HttpTimeoutException;
        String what = slow ? "no answer within " + call.timeout().toSeconds() + " s" : "the connection broke";
        return switch (call.effect()) {
            case READ ->
                Failure.of(
                                FailureCode.DOWN,
                                call.system(),
                                call.operation(),
                                what + " while reading from " + call.system(),
                                "nothing was changed there; it is tried again by itself")
                        .saying(String.valueOf(e.getMessage()));
            case WRITE ->
                Failure.of(
                                FailureCode.ANSWER_MISSING,
                                call.system(),
                                call.operation(),
                                what + " after sending to " + call.system() + "; it may have been done",
                                "it is looked up there before it is tried again by itself")
                        .saying(String.valueOf(e.getMessage()));
        };
    }
}
