package dev.waybill.local.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.waybill.local.template.FunctionSpec.Authorizer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plays the issuer that template.yaml names, with a key of this run: signs tokens for people at this computer, and believes those alone,
 * by the rules of API Gateway's JWT authorizer
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html, read 2026-11).
 */
public final class LocalIssuer {
    static final Duration VALID = Duration.ofHours(12);
    private static final int KEY_BITS = 2048;

    private final RSAKey key;
    private final Clock clock;

    public LocalIssuer(Clock clock) {
        this.clock = clock;
        try {
            this.key = new RSAKeyGenerator(KEY_BITS).keyID("local").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java runtime makes no RSA keys", e);
        }
    }

    /** A token for somebody at this computer, good for twelve hours. */
    public String token(Authorizer authorizer, String who, String role) {
        return signed(claims(authorizer, who).claim("username", who).claim("cognito:groups", List.of(role)));
    }

    /** An ID token (OpenID Connect Core 1.0 §2). */
    String identity(Authorizer authorizer, String who, String nonce) {
        return signed(claims(authorizer, who).claim("nonce", nonce));
    }

    /** The set of keys that everybody may have, as JSON. */
    String publicKeys() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    private JWTClaimsSet.Builder claims(Authorizer authorizer, String who) {
        Date now = Date.from(clock.instant());
        return new JWTClaimsSet.Builder()
                .issuer(authorizer.issuer())
                .audience(List.copyOf(authorizer.audiences()))
                .subject(who)
                .issueTime(now)
                .expirationTime(Date.from(now.toInstant().plus(VALID)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    /** The claims of a token that is to be believed; empty for every other. */
    Optional<JWTClaimsSet> believed(Authorizer authorizer, String token) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK()))));
        processor.setJWTClaimsSetVerifier(new AtOurTime(authorizer));
        try {
            return Optional.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException notToBeBelieved) {
            return Optional.empty();
        }
    }

    /** Issuer, audience and times, by the given clock. */
    private final class AtOurTime extends DefaultJWTClaimsVerifier<SecurityContext> {
        private AtOurTime(Authorizer authorizer) {
            super(
                    // The library asks it for null, which an unmodifiable set does not answer.
                    new HashSet<>(authorizer.audiences()),
                    new JWTClaimsSet.Builder().issuer(authorizer.issuer()).build(),
                    Set.of("exp"),
                    Set.of());
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
