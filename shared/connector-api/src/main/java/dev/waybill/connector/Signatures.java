package dev.waybill.connector;

import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 signatures over raw bytes, compared in constant time, with two secrets during a rotation. */
public final class Signatures {
    /** Name of the secret that signs webhooks. */
    public static final String CURRENT = "webhook-secret";
    /** Name of the one before it, set only while a rotation runs. */
    public static final String PREVIOUS = "webhook-secret-previous";

    private Signatures() {}

    /**
     * Proves a base64 HMAC-SHA256 of the signed bytes.
     *
     * @param header name of the signature's header, for the failure's sentence
     * @throws FailureException {@code SIGNATURE_MISSING}, {@code SIGNATURE_WRONG} or {@code SECRET_MISSING}
     */
    public static void requireHmac(RawWebhook webhook, String header, byte[] signed, Secrets secrets) {
        List<Secret> accepted = accepted(webhook.system(), secrets);
        String claimed = webhook.header(header)
                .orElseThrow(() -> unauthentic(
                        FailureCode.SIGNATURE_MISSING,
                        webhook.system(),
                        "the call carries no header " + header,
                        "check that the webhook in " + webhook.system() + " is set up with a secret"));
        byte[] given = decode(claimed.strip()).orElse(new byte[0]);
        boolean proven = false;
        for (Secret secret : accepted) {
            proven |= MessageDigest.isEqual(hmac(secret.bytes(), signed), given);
        }
        if (!proven) {
            throw unauthentic(
                    FailureCode.SIGNATURE_WRONG,
                    webhook.system(),
                    "the signature in " + header + " does not fit the body",
                    "compare the webhook secret in " + webhook.system() + " with the one in its secrets parameter");
        }
    }

    /** HMAC-SHA256; the key must not be empty. */
    public static byte[] hmac(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static List<Secret> accepted(SystemId system, Secrets secrets) {
        return Stream.concat(Stream.of(secrets.require(system, CURRENT)), secrets.find(PREVIOUS).stream())
                .toList();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static FailureException unauthentic(FailureCode code, SystemId system, String why, String next) {
        return new FailureException(Failure.of(code, system, "verifyWebhook", why, next));
    }
}
