package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import dev.waybill.connector.Signatures;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.system.SystemId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The keys that a system may sign with: the current secret's and, during a rotation, the one before it. */
record SigningSecrets(SystemId system, Secrets secrets) {
    private static final String PREFIX = "whsec_";
    /** "At least 24 bytes (192 bits, 512 maximum)" (https://github.com/standard-webhooks/standard-webhooks, spec, read 2026-11). */
    private static final int FEWEST_BYTES = 24;

    private static final int MOST_BYTES = 64;

    /**
     * The keys.
     *
     * @throws FailureException {@code SECRET_MISSING}; {@code SETTING_WRONG} for one that is none by the specification
     */
    List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>();
        keys.add(key(Signatures.CURRENT, secrets.require(system, Signatures.CURRENT)));
        secrets.find(Signatures.PREVIOUS).ifPresent(previous -> keys.add(key(Signatures.PREVIOUS, previous)));
        return keys;
    }

    private byte[] key(String name, Secret secret) {
        String text = secret.reveal().strip();
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        } catch (IllegalArgumentException notBase64) {
            throw wrong(name, "is not base64");
        }
        if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
            throw wrong(name, "has " + key.length + " bytes");
        }
        return key;
    }

    private FailureException wrong(String name, String why) {
        return new FailureException(Failure.of(
                FailureCode.SETTING_WRONG,
                system,
                "verifyWebhook",
                "the secret '" + name + "' of " + system + " " + why + "; by Standard Webhooks it is '" + PREFIX
                        + "' with " + FEWEST_BYTES + " to " + MOST_BYTES + " random bytes in base64",
                "make one (openssl rand -base64 32), and set it in the secrets parameter of " + system + " and in "
                        + system + " itself"));
    }
}
