package dev.waybill.functions.operatorapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.aws.AwsClients;
import dev.waybill.aws.CountingInterceptor;
import dev.waybill.aws.DynamoChangeSets;
import dev.waybill.aws.DynamoLandscapeStore;
import dev.waybill.aws.DynamoLedger;
import dev.waybill.aws.DynamoReports;
import dev.waybill.aws.LocalAws;
import dev.waybill.aws.Retention;
import dev.waybill.domain.landscape.Landscape;
import dev.waybill.domain.landscape.Revision;
import dev.waybill.domain.stock.StockPolicy;
import dev.waybill.testkit.LandscapeFixture;
import dev.waybill.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function with its real tables and queues; redrive-failures is a stub. */
final class World implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** The handler asks nothing of its invocation. */
    private static final Context NOTHING_LEFT_TO_KNOW = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    final LambdaStub lambda = new LambdaStub();
    final CloudWatchStub cloudWatch = new CloudWatchStub();
    final CountingInterceptor counter = new CountingInterceptor();
    final SettableClock clock = SettableClock.atNoon();
    final DynamoLedger ledger;
    final DynamoReports reports;
    final DynamoChangeSets changes;
    final DynamoDbClient dynamo;
    final String ledgerTable;
    private final DynamoLandscapeStore landscapes;
    private final OperatorApiWiring wiring;
    private final OperatorApiHandler handler;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    World() {
        LocalAws aws = LocalAws.shared();
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("LEDGER_TABLE", aws.table("LedgerTable"));
        environment.put("OWNERSHIP_TABLE", aws.table("OwnershipTable"));
        environment.put("ORDERS_DEAD_LETTER_QUEUE_URL", aws.queue("OrdersDeadLetterQueue"));
        environment.put("STOCK_DEAD_LETTER_QUEUE_URL", aws.queue("StockDeadLetterQueue"));
        environment.put("DOCUMENTS_DEAD_LETTER_QUEUE_URL", aws.queue("DocumentsDeadLetterQueue"));
        environment.put("PARTIES_DEAD_LETTER_QUEUE_URL", aws.queue("PartiesDeadLetterQueue"));
        environment.put("ITEMS_DEAD_LETTER_QUEUE_URL", aws.queue("ItemsDeadLetterQueue"));
        environment.put("REDRIVE_FAILURES_FUNCTION", "redrive");
        environment.put("OPERATOR_ISSUER", "https://issuer.example/pool");
        environment.put("OPERATOR_CLIENT", "console");
        environment.put("OPERATOR_SCOPE", "openid");
        environment.put("OPERATOR_SIGN_IN", "https://sign-in.example");
        environment.put("METRIC_NAMESPACE", "Waybill/test");
        environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint());
        environment.put("AWS_ENDPOINT_URL_CLOUDWATCH", cloudWatch.endpoint());
        ledger = new DynamoLedger(
                aws.clients().dynamoDb(), environment.getOrDefault("LEDGER_TABLE", ""), Retention.standard(), clock);
        dynamo = aws.clients().dynamoDb();
        ledgerTable = environment.getOrDefault("LEDGER_TABLE", "");
        reports = new DynamoReports(
                aws.clients().dynamoDb(), environment.getOrDefault("LEDGER_TABLE", ""), Retention.standard(), clock);
        changes = new DynamoChangeSets(dynamo, ledgerTable, Retention.standard(), clock);
        landscapes = new DynamoLandscapeStore(dynamo, environment.getOrDefault("OWNERSHIP_TABLE", ""));
        apply(LandscapeFixture.shopsAndErp("fake-shop", "fake-erp")
                .stock(StockPolicy.NONE)
                .build(1));
        wiring = OperatorApiWiring.of(
                OperatorApiWiring.Settings.from(environment),
                counter.counting(AwsClients.from(environment)),
                clock,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        handler = new OperatorApiHandler(wiring);
    }

    /** Takes a configuration into force. */
    final void apply(Landscape landscape) {
        landscapes.append(new Revision(landscape, "", "anna", "first", clock.instant()));
    }

    List<Endpoint> endpoints() {
        return wiring.api().endpoints();
    }

    /** What somebody with these groups is answered. */
    record Answered(int status, Map<String, String> headers, JsonNode body) {}

    Answered get(String role, String address) {
        return call(role, "GET", address, "", Map.of());
    }

    Answered post(String role, String address, String key, String body) {
        return call(role, "POST", address, body, Map.of("Idempotency-Key", key));
    }

    Answered call(String role, String method, String address, String body, Map<String, String> headers) {
        Map<String, String> claims = Map.of("cognito:username", "bea", "cognito:groups", "[" + role + "]");
        return call(event(claims, method, URI.create(address), body, headers));
    }

    /** As somebody else. */
    Answered call(Map<String, String> claims, String address, String key, String body) {
        return call(event(claims, "POST", URI.create(address), body, Map.of("Idempotency-Key", key)));
    }

    Answered call(APIGatewayV2HTTPEvent event) {
        APIGatewayV2HTTPResponse response = raw(event);
        return new Answered(response.getStatusCode(), response.getHeaders(), json(response.getBody()));
    }

    APIGatewayV2HTTPResponse raw(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, NOTHING_LEFT_TO_KNOW);
    }

    static APIGatewayV2HTTPEvent event(
            Map<String, String> claims, String method, URI address, String body, Map<String, String> headers) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(address.getQuery()).ifPresent(text -> Arrays.stream(text.split("&"))
                .forEach(pair -> query.put(pair.split("=", 2)[0], pair.split("=", 2)[1])));
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(address.getRawPath())
                .withQueryStringParameters(query.isEmpty() ? null : query)
                .withHeaders(headers)
                .withBody(body)
                .withRequestContext(RequestContext.builder()
                        .withHttp(
                                RequestContext.Http.builder().withMethod(method).build())
                        .withAuthorizer(RequestContext.Authorizer.builder()
                                .withJwt(RequestContext.Authorizer.JWT
                                        .builder()
                                        .withClaims(claims)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException("not JSON: " + text, notJson);
        }
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lambda.close();
        cloudWatch.close();
    }
}
