package dev.waybill.local.door;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.waybill.demo.web.Call;
import dev.waybill.demo.web.LoopbackServer;
import dev.waybill.demo.web.Reply;
import dev.waybill.domain.message.Body;
import dev.waybill.local.template.FunctionSpec.Authorizer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An OpenID provider for people at this computer: the authorization code flow with PKCE, which alone it takes (OpenID Connect Core 1.0
 * §3.1, RFC 7636 with S256). Whoever reaches it may be whom he likes; the tokens are good in this run alone.
 */
public final class OpenIdServer implements AutoCloseable {
    /** The only client there is: the console. */
    public static final String CLIENT = "waybill-console";

    private static final int MOST_BODY = 64 * 1024;
    /** RFC 6749 §4.1.2 wants ten minutes at most. */
    private static final Duration CODE_VALID = Duration.ofMinutes(1);

    private final LocalIssuer issuer;
    private final Clock clock;
    private final LoopbackServer server;
    private final Map<String, AuthenticationRequest> asked = new ConcurrentHashMap<>();
    private final Map<String, Granted> granted = new ConcurrentHashMap<>();
    private volatile Optional<URI> console = Optional.empty();

    /** A code that was given to somebody, for what was asked. */
    private record Granted(AuthenticationRequest request, Person person, Instant until) {}

    private OpenIdServer(LocalIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        this.server = LoopbackServer.start(0, MOST_BODY, this::answer);
    }

    /** Begins to answer, but lets nobody in before it knows where the console is. */
    public static OpenIdServer start(LocalIssuer issuer, Clock clock) {
        return new OpenIdServer(issuer, clock);
    }

    /** The template's parameters with which a stack would use this one. */
    public Map<String, String> parameters() {
        return Map.of("OperatorIssuer", address().toString(), "OperatorAudience", CLIENT, "OperatorClient", CLIENT);
    }

    /** The only address to which it sends anybody back. */
    public void sendsBackTo(URI address) {
        console = Optional.of(address);
    }

    public URI address() {
        return server.address();
    }

    private Reply answer(Call call) {
        return switch (call.method() + " " + call.address().getPath()) {
            case "GET /.well-known/openid-configuration" -> open(Reply.json(200, metadata()));
            case "GET /jwks" -> open(Reply.json(200, issuer.publicKeys()));
            case "GET /authorize" -> ask(call);
            case "POST /authorize" -> enter(call);
            case "POST /token" -> open(token(call));
            case "GET /logout" -> leave();
            default -> Reply.text(404, "There is nothing here.");
        };
    }

    private String metadata() {
        OIDCProviderMetadata told = new OIDCProviderMetadata(
                new Issuer(address()), List.of(SubjectType.PUBLIC), address().resolve("/jwks"));
        told.setAuthorizationEndpointURI(address().resolve("/authorize"));
        told.setTokenEndpointURI(address().resolve("/token"));
        told.setEndSessionEndpointURI(address().resolve("/logout"));
        told.setResponseTypes(List.of(ResponseType.CODE));
        told.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        told.setSupportsAuthorizationResponseIssuerParam(true);
        told.applyDefaults();
        return told.toString();
    }

    private Reply ask(Call call) {
        try {
            AuthenticationRequest request = AuthenticationRequest.parse(call.address());
            if (!isFromConsole(request)) {
                return Reply.text(400, "This is not the console of this run, or it asks without PKCE (S256).");
            }
            String ticket = UUID.randomUUID().toString();
            asked.put(ticket, request);
            return SignInPage.of(ticket);
        } catch (ParseException wrong) {
            return Reply.text(400, "This is no request to sign in: " + wrong.getMessage());
        }
    }

    private boolean isFromConsole(AuthenticationRequest request) {
        return request.getClientID().getValue().equals(CLIENT)
                && Optional.ofNullable(request.getRedirectionURI()).equals(console)
                && request.getResponseType().equals(ResponseType.CODE)
                && request.getCodeChallenge() != null
                && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod());
    }

    private Reply enter(Call call) {
        Map<String, String> form = Forms.read(call.text());
        Optional<AuthenticationRequest> request = Optional.ofNullable(asked.remove(form.getOrDefault("ticket", "")));
        Optional<Person> person = Person.named(form.getOrDefault("person", ""));
        if (request.isEmpty() || person.isEmpty()) {
            return Reply.text(400, "This page was used already. Go back to the console and sign in again.");
        }
        AuthorizationCode code = new AuthorizationCode();
        granted.put(
                code.getValue(),
                new Granted(request.get(), person.get(), clock.instant().plus(CODE_VALID)));
        URI back = new AuthenticationSuccessResponse(
                        request.get().getRedirectionURI(),
                        code,
                        null,
                        null,
                        request.get().getState(),
                        null,
                        new Issuer(address()),
                        ResponseMode.QUERY)
                .toURI();
        return new Reply(303, Map.of("Location", back.toString(), "Cache-Control", "no-store"), Body.of(""));
    }

    private Reply token(Call call) {
        try {
            TokenRequest request = TokenRequest.parse(http(call));
            return request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant
                            && request.getClientID() != null
                            && request.getClientID().getValue().equals(CLIENT)
                    ? redeem(grant)
                    : reply(new TokenErrorResponse(OAuth2Error.UNSUPPORTED_GRANT_TYPE).toHTTPResponse());
        } catch (ParseException wrong) {
            return reply(new TokenErrorResponse(OAuth2Error.INVALID_REQUEST).toHTTPResponse());
        }
    }

    /** A code is good once, for who asked for it and can show what it made the challenge of. */
    private Reply redeem(AuthorizationCodeGrant grant) {
        return Optional.ofNullable(granted.remove(grant.getAuthorizationCode().getValue()))
                .filter(found -> found.until().isAfter(clock.instant()))
                .filter(found -> found.request().getRedirectionURI().equals(grant.getRedirectionURI()))
                .filter(found -> grant.getCodeVerifier() != null
                        && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                                .equals(found.request().getCodeChallenge()))
                .map(found -> reply(tokens(found)))
                .orElseGet(() -> reply(new TokenErrorResponse(OAuth2Error.INVALID_GRANT).toHTTPResponse()));
    }

    private HTTPResponse tokens(Granted found) {
        Authorizer here = new Authorizer(address().toString(), Set.of(CLIENT));
        String access = issuer.token(here, found.person().who(), found.person().role());
        String nonce = Optional.ofNullable(found.request().getNonce())
                .map(given -> given.getValue())
                .orElse("");
        String id = issuer.identity(here, found.person().who(), nonce);
        long seconds = LocalIssuer.VALID.toSeconds();
        return new OIDCTokenResponse(new OIDCTokens(id, new BearerAccessToken(access, seconds, null), null))
                .toHTTPResponse();
    }

    private Reply leave() {
        return console.map(back -> new Reply(303, Map.of("Location", back.toString()), Body.of("")))
                .orElseGet(() -> Reply.text(200, "Signed out."));
    }

    private static HTTPRequest http(Call call) {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, URI.create("http://localhost/token"));
        call.header("content-type").ifPresent(type -> request.setHeader("Content-Type", type));
        request.setBody(call.text());
        return request;
    }

    private static Reply reply(HTTPResponse response) {
        return Reply.json(
                        response.getStatusCode(),
                        Optional.ofNullable(response.getBody()).orElse(""))
                .withHeader("Cache-Control", "no-store");
    }

    /** The console's page alone may read it. */
    private Reply open(Reply reply) {
        return console.map(URI::toString)
                .map(address -> reply.withHeader("Access-Control-Allow-Origin", address.replaceFirst("/$", "")))
                .orElse(reply);
    }

    @Override
    public void close() {
        server.close();
    }
}
