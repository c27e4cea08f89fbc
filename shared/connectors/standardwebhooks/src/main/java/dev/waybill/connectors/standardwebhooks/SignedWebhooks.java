package dev.waybill.connectors.standardwebhooks;

import dev.waybill.connector.Secrets;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.ownership.EntityKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Standard Webhooks 1.0.0, symmetric: base64 HMAC-SHA256 over id, time and raw body
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, read 2026-11).
 */
final class SignedWebhooks implements Webhooks {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    /** What the reference libraries allow; the specification gives no number. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";
    /** No full stop, which would let what is signed be cut elsewhere. */
    private static final String SAFE_ID = "[!-~&&[^.]]{1,150}";

    private static final String SAFE_TOPIC = "[A-Za-z0-9._-]{1,60}";
    private static final String UNREADABLE = "unreadable";

    private final Secrets secrets;
    private final Clock clock;

    SignedWebhooks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public void verify(RawWebhook webhook) {
        List<byte[]> keys = new SigningSecrets(webhook.system(), secrets).keys();
        String id = required(webhook, ID, SAFE_ID);
        String timestamp = required(webhook, TIMESTAMP, "[0-9]{1,11}");
        byte[] signed = signed(id + "." + timestamp + ".", webhook.body().bytes());
        List<byte[]> given = signatures(required(webhook, SIGNATURE, ".*"));
        boolean proven = false;
        for (byte[] key : keys) {
            byte[] right = Signatures.hmac(key, signed);
            for (byte[] signature : given) {
                proven |= MessageDigest.isEqual(right, signature);
            }
        }
        if (!proven) {
            throw unauthentic(
                    webhook,
                    FailureCode.SIGNATURE_WRONG,
                    "none of the " + given.size() + " v1 signatures in " + SIGNATURE + " fits id, time and body",
                    "compare the webhook secret in " + webhook.system() + " with the one in its secrets parameter");
        }
        requireRecent(webhook, Instant.ofEpochSecond(Long.parseLong(timestamp)));
    }

    private static byte[] signed(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** Those of the version that we know; a sender may give others as well. */
    private static List<byte[]> signatures(String header) {
        return Arrays.stream(header.strip().split(" +"))
                .filter(signature -> signature.startsWith(VERSION))
                .flatMap(signature -> decoded(signature.substring(VERSION.length())).stream())
                .toList();
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private void requireRecent(RawWebhook webhook, Instant sent) {
        Duration away = Duration.between(sent, clock.instant());
        if (away.abs().compareTo(TOLERANCE) > 0) {
            throw unauthentic(
                    webhook,
                    FailureCode.SIGNATURE_WRONG,
                    "the call was signed for " + sent + ", which is "
                            + away.abs().toSeconds() + " s " + (away.isNegative() ? "ahead of" : "behind")
                            + " our time; at most " + TOLERANCE.toSeconds() + " s are believed",
                    "set the clock of " + webhook.system()
                            + ", and let it sign each attempt with the time of that attempt");
        }
    }

    private static String required(RawWebhook webhook, String header, String shape) {
        String value = webhook.header(header)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> unauthentic(
                        webhook,
                        FailureCode.SIGNATURE_MISSING,
                        "the call carries no header " + header,
                        "let " + webhook.system() + " send the three headers of Standard Webhooks: " + ID + ", "
                                + TIMESTAMP + ", " + SIGNATURE));
        if (!value.matches(shape)) {
            throw unauthentic(
                    webhook,
                    FailureCode.SIGNATURE_WRONG,
                    "the header " + header + " is not as Standard Webhooks says",
                    header.equals(ID)
                            ? "use up to 150 printable characters without blanks and full stops"
                            : "write the time in seconds since 1970, digits only");
        }
        return value;
    }

    private static FailureException unauthentic(RawWebhook webhook, FailureCode code, String why, String next) {
        return new FailureException(Failure.of(code, webhook.system(), "verifyWebhook", why, next));
    }

    @Override
    public Notice identify(RawWebhook webhook) {
        Optional<String> type = Optional.ofNullable(
                JsonPeek.members(webhook.body(), Set.of("type")).get("type"));
        if (type.isPresent() && !type.get().equals(StockMessage.CHANGED)) {
            String topic = type.filter(text -> text.matches(SAFE_TOPIC)).orElse("a type that is no word");
            return new Notice.Nothing(
                    topic, "Waybill takes " + StockMessage.CHANGED + " from such a system, and nothing else");
        }
        Optional<String> id = webhook.header(ID).map(String::strip).filter(text -> text.matches(SAFE_ID));
        String subject = type.isEmpty()
                ? UNREADABLE + "-" + webhook.body().hash()
                : "webhook-" + id.orElseGet(() -> webhook.body().hash());
        return new Notice.Change(
                type.orElse(UNREADABLE),
                new SubjectRef(EntityKind.STOCK, webhook.system(), subject),
                id.orElseGet(
                        () -> type.orElse(UNREADABLE) + ":" + webhook.body().hash()),
                Optional.empty(),
                Map.of());
    }
}
