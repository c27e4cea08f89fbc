package dev.waybill.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.waybill.local.template.FunctionSpec.Authorizer;
import dev.waybill.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in at this computer: as an OpenID provider does it, for the console alone. */
class OpenIdServerTest {
    private static final URI CONSOLE = URI.create("http://127.0.0.1:4000/");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final SettableClock clock = SettableClock.atNoon();
    private final LocalIssuer issuer = new LocalIssuer(clock);
    private final OpenIdServer server = OpenIdServer.start(issuer, clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private final CodeVerifier verifier = new CodeVerifier();

    OpenIdServerTest() {
        server.sendsBackTo(CONSOLE);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void it_describes_itself_and_lets_the_console_read_that() throws Exception {
        HttpResponse<String> answer = get("/.well-known/openid-configuration");
        JsonNode told = new JsonMapper().readTree(answer.body());

        assertThat(told.path("issuer").asText()).isEqualTo(server.address().toString());
        assertThat(told.path("code_challenge_methods_supported").path(0).asText())
                .isEqualTo("S256");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("http://127.0.0.1:4000");
        assertThat(get("/jwks").body()).contains("\"keys\"").doesNotContain("\"d\"");
    }

    @Test
    void who_signs_in_gets_a_token_that_the_api_believes_with_the_role_and_the_nonce_back() throws Exception {
        HttpResponse<String> answer = redeem(code("operator"), Map.of());
        JsonNode tokens = new JsonMapper().readTree(answer.body());
        Authorizer api = new Authorizer(server.address().toString(), Set.of(OpenIdServer.CLIENT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(issuer.believed(api, tokens.path("access_token").asText()))
                .hasValueSatisfying(claims -> assertThat(claims.getClaims())
                        .containsEntry("username", "Oscar")
                        .containsEntry("cognito:groups", List.of("operator")));
        assertThat(issuer.believed(api, tokens.path("id_token").asText()))
                .hasValueSatisfying(claims -> assertThat(claims.getClaims()).containsEntry("nonce", "once"));
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void a_code_is_good_once_and_for_a_minute() throws Exception {
        String code = code("viewer");
        String late = code("viewer");

        assertThat(redeem(code, Map.of()).statusCode()).isEqualTo(200);
        assertThat(redeem(code, Map.of()).statusCode()).isEqualTo(400);
        clock.pass(Duration.ofSeconds(61));
        assertThat(redeem(late, Map.of()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-that-is-long-enough-to-be-one-000000",
        "redirect_uri, http://127.0.0.1:4001/",
        "client_id, somebody-else",
        "grant_type, password"
    })
    void a_code_is_worth_nothing_to_whom_it_was_not_given(String name, String value) throws Exception {
        assertThat(redeem(code("approver"), Map.of(name, value)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, somebody-else",
        "redirect_uri, https://elsewhere.example/",
        "redirect_uri, http://127.0.0.1:4000/other",
        "response_type, token",
        "code_challenge_method, plain"
    })
    void nobody_but_the_console_gets_to_the_page(String name, String value) throws Exception {
        assertThat(get("/authorize?" + query(with(asked(), name, value))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_page_is_good_once_and_for_people_it_knows() throws Exception {
        String ticket = ticket();

        assertThat(enter(ticket, "nobody").statusCode()).isEqualTo(400);
        assertThat(enter(ticket, "viewer").statusCode()).isEqualTo(400);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    private Map<String, String> asked() {
        return Map.of(
                "response_type", "code",
                "client_id", OpenIdServer.CLIENT,
                "redirect_uri", CONSOLE.toString(),
                "scope", "openid",
                "state", "s",
                "nonce", "once",
                "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue(),
                "code_challenge_method", "S256");
    }

    private String ticket() throws Exception {
        Matcher found = TICKET.matcher(get("/authorize?" + query(asked())).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String code(String role) throws Exception {
        HttpResponse<String> answer = enter(ticket(), role);
        String back = answer.headers().firstValue("location").orElseThrow();
        assertThat(back).startsWith(CONSOLE + "?").contains("state=s");
        Matcher found = CODE.matcher(back);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> enter(String ticket, String role) throws Exception {
        return post("/authorize", Map.of("ticket", ticket, "person", role));
    }

    private HttpResponse<String> redeem(String code, Map<String, String> changed) throws Exception {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                OpenIdServer.CLIENT,
                "redirect_uri",
                CONSOLE.toString(),
                "code",
                code,
                "code_verifier",
                verifier.getValue()));
        form.putAll(changed);
        return post("/token", form);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(query(form)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        Map<String, String> changed = new HashMap<>(all);
        changed.put(name, value);
        return changed;
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
