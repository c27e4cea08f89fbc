package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * WooCommerce's webhooks (woocommerce @ 00e1bc4d, {@code includes/class-wc-webhook.php}).
 *
 * <p>Signed are the bytes of the body exactly as sent: the shop trims its JSON first and signs what it then sends, so there
 * is nothing to trim here. The key is the secret with HTML entities decoded, as the shop stores it escaped.
 */
final class WooCommerceWebhooks implements Webhooks {
    static final String SIGNATURE = "x-wc-webhook-signature";
    static final String TOPIC = "x-wc-webhook-topic";
    static final String WEBHOOK_ID = "x-wc-webhook-id";
    static final String DELIVERY_ID = "x-wc-webhook-delivery-id";
    private static final String DELETED = ".deleted";
    private static final Pattern PING = Pattern.compile("webhook_id=[0-9]{1,20}");
    private static final int LONGEST_PING = 40;
    /** A shop's ids are numbers of at most 20 digits; plug-ins may write others. */
    private static final Pattern ID = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,100}");

    private final SystemId system;
    private final Secrets keys;

    WooCommerceWebhooks(SystemId system, Secrets secrets) {
        this.system = system;
        this.keys = name -> secrets.find(name).map(WooCommerceWebhooks::asKey);
    }

    private static Secret asKey(Secret secret) {
        return new Secret(HtmlText.specialOnly(secret.reveal()));
    }

    /** The form post {@code webhook_id=1} that a shop sends, unsigned, when a webhook is saved; it wants exactly 200. */
    @Override
    public boolean isGreeting(RawWebhook webhook) {
        return webhook.header(SIGNATURE).isEmpty()
                && webhook.header(TOPIC).isEmpty()
                && webhook.body().length() <= LONGEST_PING
                && PING.matcher(new String(webhook.body().bytes(), StandardCharsets.ISO_8859_1))
                        .matches();
    }

    @Override
    public void verify(RawWebhook webhook) {
        Signatures.requireHmac(webhook, SIGNATURE, webhook.body().bytes(), keys);
    }

    @Override
    public Notice identify(RawWebhook webhook) {
        String topic = webhook.header(TOPIC).map(String::strip).orElse("");
        String resource = topic.contains(".") ? topic.substring(0, topic.indexOf('.')) : topic;
        return switch (resource) {
            // No topic at all: the body decides later what it is, so that it is not lost.
            case "order", "" -> change(webhook, EntityKind.ORDER, topic.isEmpty() ? "unnamed" : topic);
            case "product" -> change(webhook, EntityKind.ITEM, topic);
            case "customer" -> change(webhook, EntityKind.PARTY, topic);
            default -> new Notice.Nothing(topic, "Waybill carries nothing for the topic " + topic);
        };
    }

    /** An order that was listed, understood as if the shop had sent it by a webhook of the name {@code poll}. */
    Notice.Change listed(Body order) {
        return change(
                new RawWebhook(system, Map.of(WEBHOOK_ID, "poll"), order, Instant.EPOCH),
                EntityKind.ORDER,
                "order.updated");
    }

    private Notice.Change change(RawWebhook webhook, EntityKind kind, String topic) {
        Map<String, String> members =
                JsonPeek.members(webhook.body(), Set.of("id", WooCommerceTime.CHANGED, WooCommerceTime.CREATED));
        String hash = webhook.body().hash();
        String id = Optional.ofNullable(members.get("id"))
                .map(String::strip)
                .filter(text -> ID.matcher(text).matches())
                .orElse("unreadable-" + hash.substring(0, 16));
        return new Notice.Change(
                topic, new SubjectRef(kind, system, id), key(webhook, topic, id, hash), version(members), Map.of());
    }

    /**
     * Webhook, topic, object and content. Never the delivery id alone: it is a hash of webhook id and current second, so
     * different orders share it. It only joins in where the content cannot tell two changes apart: a deletion's body is
     * always {@code {"id":22}}, and an order can be trashed, restored and trashed again.
     */
    private static String key(RawWebhook webhook, String topic, String id, String hash) {
        String key = webhook.header(WEBHOOK_ID).map(String::strip).orElse("?") + ":" + topic + ":" + id + ":" + hash;
        return topic.endsWith(DELETED)
                ? key + ":" + webhook.header(DELIVERY_ID).map(String::strip).orElse("?")
                : key;
    }

    /** The version of the state that a body tells. */
    static Optional<Version> version(Body body) {
        return version(JsonPeek.members(body, Set.of(WooCommerceTime.CHANGED, WooCommerceTime.CREATED)));
    }

    private static Optional<Version> version(Map<String, String> members) {
        return Optional.ofNullable(members.get(WooCommerceTime.CHANGED))
                .or(() -> Optional.ofNullable(members.get(WooCommerceTime.CREATED)))
                .flatMap(WooCommerceTime::utc)
                .map(Version::new);
    }
}
