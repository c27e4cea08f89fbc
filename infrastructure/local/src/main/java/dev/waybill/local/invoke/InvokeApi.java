package dev.waybill.local.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import dev.waybill.domain.message.Body;
import dev.waybill.local.lambda.FunctionFailed;
import dev.waybill.local.lambda.LambdaFunction;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Lambda's {@code Invoke}, for this computer only: a function is called by its name, its logical name in the template, or its
 * ARN, and whoever calls waits for the answer. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (read 2026-11).
 * A signature must be there, as the SDK sends it, but is not verified: a page in a browser cannot add one.
 */
public final class InvokeApi implements AutoCloseable {
    /** Request of a synchronous call, gettingstarted-limits (read 2026-11). */
    private static final int MOST_REQUEST = 6 * 1024 * 1024;
    /** Up to here it is read, so that the refusal can say how much it was. */
    private static final int MOST_READ = 4 * MOST_REQUEST;

    private static final System.Logger LOG = System.getLogger(InvokeApi.class.getName());
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<LambdaFunction> functions;
    private final LoopbackServer server;

    /** @param port 0 for any free one */
    public InvokeApi(int port, List<LambdaFunction> functions) {
        this.functions = List.copyOf(functions);
        this.server = LoopbackServer.start(port, MOST_READ, this::answer);
    }

    public URI address() {
        return server.address();
    }

    private Reply answer(Call call) throws IOException {
        return InvokePath.of(call)
                .map(name -> called(call, name))
                .orElseGet(() -> Refusal.of(404, "UnknownOperationException", "the local run knows only Invoke"))
                .withHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    private Reply called(Call call, String name) {
        byte[] payload = call.body().bytes();
        String kind = call.header("x-amz-invocation-type").orElse("RequestResponse");
        if (call.header("authorization").isEmpty()) {
            return Refusal.of(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        if (!kind.equals("RequestResponse")) {
            return Refusal.of(
                    400, "InvalidParameterValueException", "the local run does RequestResponse, and not " + kind);
        }
        if (payload.length > MOST_REQUEST) {
            return Refusal.of(
                    413,
                    "RequestTooLargeException",
                    payload.length + " byte payload is too large for the RequestResponse invocation type (limit "
                            + MOST_REQUEST + " bytes)");
        }
        return find(name)
                .map(function -> read(payload, function))
                .orElseGet(() -> Refusal.of(
                        404,
                        "ResourceNotFoundException",
                        "Function not found: arn:aws:lambda:local:000000000000:function:" + name));
    }

    private Optional<LambdaFunction> find(String name) {
        return functions.stream()
                .filter(function -> name.equals(function.spec().name())
                        || name.equals(function.spec().logical()))
                .findFirst();
    }

    private static Reply read(byte[] payload, LambdaFunction function) {
        try {
            JsonNode json = JSON.readTree(payload);
            return call(json.isMissingNode() ? new byte[] {'{', '}'} : payload, function);
        } catch (JsonProcessingException notJson) {
            return Refusal.of(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + notJson.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes are always readable", impossible);
        }
    }

    private static Reply call(byte[] event, LambdaFunction function) {
        try {
            byte[] answer = function.call(event);
            return done(answer.length == 0 ? Body.of("null") : Body.of(answer));
        } catch (FunctionFailed failed) {
            LOG.log(System.Logger.Level.WARNING, "a called function failed", failed);
            return failed(failed.type(), failed.words());
        }
    }

    /** A call that was made and failed is a 200 all the same. */
    private static Reply failed(String type, String words) {
        String error = JSON.createObjectNode()
                .put("errorMessage", words)
                .put("errorType", type)
                .toString();
        return done(Body.of(error)).withHeader("X-Amz-Function-Error", "Unhandled");
    }

    private static Reply done(Body payload) {
        return new Reply(200, Map.of("Content-Type", "application/json", "X-Amz-Executed-Version", "$LATEST"), payload);
    }

    @Override
    public void close() {
        server.close();
    }
}
