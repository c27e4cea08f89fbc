package dev.waybill.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.waybill.local.lambda.Acts;
import dev.waybill.local.lambda.LambdaFunction;
import dev.waybill.local.template.FunctionSpec;
import dev.waybill.local.template.FunctionSpec.Authorizer;
import dev.waybill.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpApiTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Authorizer PEOPLE = new Authorizer("https://issuer.example", Set.of("waybill"));

    private final LocalIssuer issuer = new LocalIssuer(CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpApi api = new HttpApi(
            0,
            List.of(
                    function(route("POST", "/webhooks/{system}"), EchoHandler.class),
                    function(route("POST", "/broken"), ThrowingHandler.class),
                    Acts.at(route("POST", "/acts")),
                    function(
                            new FunctionSpec.Route("GET", "/v1/me", Optional.of(PEOPLE), Optional.empty()),
                            EchoHandler.class)),
            issuer,
            CLOCK);

    @AfterEach
    void stop() {
        api.close();
        client.close();
    }

    @Test
    void a_token_of_the_issuer_lets_in_and_its_claims_are_in_the_event() throws Exception {
        HttpResponse<String> answer = asked(issuer.token(PEOPLE, "bea", "viewer"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode claims = JSON.readTree(answer.body()).at("/requestContext/authorizer/jwt/claims");
        assertThat(claims.path("username").asText()).isEqualTo("bea");
        assertThat(claims.path("cognito:groups").asText()).isEqualTo("[viewer]");
    }

    @Test
    void no_other_token_does() throws Exception {
        String token = issuer.token(PEOPLE, "bea", "viewer");
        String[] parts = token.split("\\.", -1);
        String none = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + parts[1] + ".";

        assertThat(asked("").statusCode()).as("none at all").isEqualTo(401);
        assertThat(asked(token.substring(0, token.length() - 8) + "AAAAAAAA").statusCode())
                .as("another signature")
                .isEqualTo(401);
        assertThat(asked(none).statusCode()).as("algorithm none").isEqualTo(401);
        assertThat(asked(new LocalIssuer(CLOCK).token(PEOPLE, "bea", "approver"))
                        .statusCode())
                .as("another key")
                .isEqualTo(401);
        assertThat(asked(issuer.token(new Authorizer("https://issuer.example", Set.of("other")), "bea", "viewer"))
                        .statusCode())
                .as("another audience")
                .isEqualTo(401);
        assertThat(asked(issuer.token(new Authorizer("https://evil.example", Set.of("waybill")), "bea", "viewer"))
                        .statusCode())
                .as("another issuer")
                .isEqualTo(401);
    }

    @Test
    void no_token_chooses_its_own_algorithm_key_or_lifetime() throws Exception {
        JWTClaimsSet claims =
                SignedJWT.parse(issuer.token(PEOPLE, "bea", "approver")).getJWTClaimsSet();
        RSAKey own = new RSAKeyGenerator(2048).keyID("local").generate();
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("local").build(), claims);
        shared.sign(new MACSigner(own.toRSAPublicKey().getEncoded()));
        SignedJWT brought = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("local")
                        .jwk(own.toPublicJWK())
                        .build(),
                claims);
        brought.sign(new RSASSASigner(own));

        assertThat(asked(shared.serialize()).statusCode())
                .as("a public key as shared secret")
                .isEqualTo(401);
        assertThat(asked(brought.serialize()).statusCode())
                .as("a key in the token")
                .isEqualTo(401);
    }

    @Test
    void a_token_that_ended_does_not() {
        SettableClock clock = SettableClock.atNoon();
        LocalIssuer then = new LocalIssuer(clock);
        String token = then.token(PEOPLE, "bea", "viewer");
        assertThat(then.believed(PEOPLE, token)).isPresent();

        clock.pass(Duration.ofHours(13));

        assertThat(then.believed(PEOPLE, token)).isEmpty();
    }

    private HttpResponse<String> asked(String token) throws Exception {
        return client.send(
                HttpRequest.newBuilder(api.address().resolve("/v1/me"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, false",
        "application/json; charset=utf-8, false",
        "text/plain, false",
        "application/x-www-form-urlencoded, true",
        "application/octet-stream, true"
    })
    void a_body_is_text_or_base64_by_its_content_type(String contentType, boolean base64) throws Exception {
        String body = "{\"größe\":1}";

        JsonNode event = event(request("/webhooks/shop-es", body).header("Content-Type", contentType));

        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(base64);
        String there = event.path("body").asText();
        assertThat(base64 ? new String(Base64.getDecoder().decode(there), StandardCharsets.UTF_8) : there)
                .isEqualTo(body);
    }

    @Test
    void an_event_has_what_api_gateway_puts_there() throws Exception {
        JsonNode event = event(request("/webhooks/shop%2Des?a=1&a=2&b=%C3%A9", "{}")
                .header("Content-Type", "application/json")
                .header("X-WC-Webhook-Topic", "order.created")
                .header("X-Two", "one")
                .header("X-Two", "two")
                .header("Cookie", "k=v; l=w"));

        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /webhooks/{system}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/webhooks/shop-es");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&a=2&b=%C3%A9");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"1,2\",\"b\":\"é\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"system\":\"shop-es\"}");
        assertThat(event.path("headers").path("x-wc-webhook-topic").asText()).isEqualTo("order.created");
        assertThat(event.path("headers").path("x-two").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("cookies").toString()).isEqualTo("[\"k=v\",\"l=w\"]");
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(event.path("requestContext").path("timeEpoch").asLong())
                .isEqualTo(CLOCK.instant().toEpochMilli());
        assertThat(event.path("requestContext").path("time").asText()).isEqualTo("23/Nov/2026:09:00:00 +0000");
    }

    @Test
    void an_empty_body_is_no_body() throws Exception {
        JsonNode event = event(request("/webhooks/shop-es", ""));

        assertThat(event.has("body")).isFalse();
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void what_no_route_takes_is_not_found() throws Exception {
        assertThat(status(request("/webhooks", ""))).isEqualTo(404);
        assertThat(status(request("/webhooks/shop-es/more", ""))).isEqualTo(404);
        assertThat(status(HttpRequest.newBuilder(api.address().resolve("/webhooks/shop-es"))
                        .GET()))
                .isEqualTo(404);
    }

    @Test
    void a_function_that_throws_is_a_server_error_so_that_the_shop_sends_again() throws Exception {
        assertThat(status(request("/broken", "{}"))).isEqualTo(500);
    }

    @Test
    void a_function_that_is_not_done_in_time_is_unavailable_and_one_that_says_too_much_a_server_error()
            throws Exception {
        assertThat(status(request("/acts", "hang").header("Content-Type", "text/plain")))
                .isEqualTo(503);
        assertThat(status(request("/acts", "much").header("Content-Type", "text/plain")))
                .isEqualTo(500);
    }

    @Test
    void a_route_takes_as_many_calls_as_the_template_says_and_then_at_its_rate() throws Exception {
        SettableClock clock = SettableClock.atNoon();
        FunctionSpec.Route few =
                new FunctionSpec.Route("POST", "/few", Optional.empty(), Optional.of(new FunctionSpec.Throttle(2, 3)));
        try (HttpApi throttled = new HttpApi(
                0,
                List.of(function(few, EchoHandler.class), function(route("POST", "/other"), EchoHandler.class)),
                issuer,
                clock)) {
            assertThat(statuses(throttled, "/few", 4)).containsExactly(200, 200, 200, 429);
            assertThat(statuses(throttled, "/other", 1)).as("another route").containsExactly(200);

            clock.pass(Duration.ofMillis(499));
            assertThat(statuses(throttled, "/few", 1)).as("less than a token").containsExactly(429);
            clock.pass(Duration.ofMillis(1));
            assertThat(statuses(throttled, "/few", 2)).containsExactly(200, 429);
            clock.pass(Duration.ofDays(40_000));
            assertThat(statuses(throttled, "/few", 4))
                    .as("no more than the burst")
                    .containsExactly(200, 200, 200, 429);
        }
    }

    private List<Integer> statuses(HttpApi there, String path, int calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            statuses.add(
                    status(HttpRequest.newBuilder(there.address().resolve(path)).POST(BodyPublishers.noBody())));
        }
        return statuses;
    }

    @Test
    void sizes_are_limited_as_at_amazon() throws Exception {
        String six = "x".repeat(6 * 1024 * 1024);

        assertThat(status(request("/webhooks/shop-es", six).header("Content-Type", "text/plain")))
                .isEqualTo(413);
        assertThat(status(request("/webhooks/shop-es", "").header("X-Long", "x".repeat(10_240))))
                .isEqualTo(431);
    }

    @Test
    void a_body_in_chunks_of_no_announced_length_is_the_same_body_within_the_same_limits() throws Exception {
        HttpRequest.Builder small = chunked("{\"id\":1}");

        JsonNode event = event(small.header("Content-Type", "application/json"));

        assertThat(event.path("body").asText()).isEqualTo("{\"id\":1}");
        assertThat(status(chunked("x".repeat(6 * 1024 * 1024)).header("Content-Type", "text/plain")))
                .isEqualTo(413);
    }

    private HttpRequest.Builder chunked(String body) {
        return HttpRequest.newBuilder(URI.create(api.address() + "/webhooks/shop-es"))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_name_in_a_path_stays_one_part_of_it() throws Exception {
        assertThat(event(request("/webhooks/..%2Fv1%2Fme", "{}"))
                        .path("pathParameters")
                        .toString())
                .isEqualTo("{\"system\":\"../v1/me\"}");
        assertThat(event(request("/webhooks/shop-es%00", "{}"))
                        .path("pathParameters")
                        .toString())
                .isEqualTo("{\"system\":\"shop-es\\u0000\"}");
        assertThat(status(request("/webhooks/../v1/me", "")))
                .as("no route by way of another")
                .isEqualTo(404);
    }

    @Test
    void status_headers_and_encoded_body_of_the_answer_go_out() throws Exception {
        HttpResponse<String> response =
                client.send(request("/webhooks/teapot", "").build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.headers().firstValue("x-kind")).contains("short and stout");
        assertThat(response.body()).isEqualTo("tea");
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(api.address() + path)).POST(BodyPublishers.ofString(body));
    }

    private JsonNode event(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static FunctionSpec.Route route(String method, String path) {
        return new FunctionSpec.Route(method, path, Optional.empty(), Optional.empty());
    }

    private static LambdaFunction function(FunctionSpec.Route route, Class<?> handler) {
        return new LambdaFunction(
                new FunctionSpec(
                        handler.getSimpleName(),
                        handler.getSimpleName(),
                        handler.getName() + "::handleRequest",
                        128,
                        Duration.ofSeconds(5),
                        Map.of(),
                        Optional.empty(),
                        new FunctionSpec.Callers(List.of(route), List.of(), List.of())),
                Map.of(),
                CLOCK);
    }
}
