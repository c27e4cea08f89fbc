package dev.waybill.connectors.shopify;

import dev.waybill.connector.Secrets;
import dev.waybill.connector.Signatures;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.json.JsonPeek;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.connector.webhook.Webhooks;
import dev.waybill.connectors.shopify.ShopifyTopics.Meaning;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Shopify's webhooks: base64 HMAC-SHA256 over the raw body, keyed with the app's client secret as text
 * (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries, read 2026-11). One secret signs for every shop that
 * installed the app and the shop is named only in a header, so the header must name this system's shop.
 */
final class ShopifyWebhooks implements Webhooks {
    private static final String CHANGED_AT = "updated_at";
    /** In failures that nobody sees. */
    private static final SystemId NOBODY = new SystemId("shopify");

    private static final List<String> CARRIED_HEADERS = List.of("api-version", "event-id", "triggered-at");

    private final String shop;
    private final Secrets secrets;

    ShopifyWebhooks(String shop, Secrets secrets) {
        this.shop = shop;
        this.secrets = secrets;
    }

    @Override
    public void verify(RawWebhook webhook) {
        Signatures.requireHmac(
                webhook, headerName(webhook, "hmac-sha256"), webhook.body().bytes(), secrets);
        String sender = header(webhook, "shop-domain").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!sender.equals(shop)) {
            throw new FailureException(Failure.of(
                    FailureCode.SIGNATURE_WRONG,
                    webhook.system(),
                    "verifyWebhook",
                    "the message names the shop '" + sender + "', but " + webhook.system() + " is the shop '" + shop
                            + "'",
                    "let that shop call its own address, or correct the setting 'shop' of " + webhook.system()));
        }
    }

    @Override
    public Notice identify(RawWebhook webhook) {
        String topic = header(webhook, "topic").map(String::strip).orElse("");
        if (topic.isEmpty()) {
            return change(webhook, ShopifyTopics.MISSING, new Meaning.Subject(EntityKind.ORDER, List.of()));
        }
        return switch (ShopifyTopics.meaning(topic)) {
            case Meaning.Subject subject -> change(webhook, topic, subject);
            case Meaning.Privacy privacy ->
                new Notice.PrivacyRequest(
                        topic,
                        subject(webhook, EntityKind.PARTY, privacy.ids(), peek(webhook, privacy.ids())),
                        key(webhook, topic));
            case Meaning.Silent silent -> new Notice.Nothing(topic, silent.why());
        };
    }

    static final String UPDATED = "orders/updated";
    /**
     * {@code orders_to_redact}, or {@code orders_requested} of a request for data
     * (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance, read 2026-11).
     */
    @Override
    public List<String> ordersNamed(Body privacyRequest) {
        try {
            JsonAt json = JsonAt.parse(privacyRequest, NOBODY);
            return Stream.of("orders_to_redact", "orders_requested")
                    .flatMap(member -> json.list(member).stream())
                    .map(JsonAt::code)
                    .toList();
        } catch (FailureException unreadable) {
            return List.of();
        }
    }

    /** An order that was asked for, understood as if the shop had sent it by a webhook. */
    static Notice.Change listed(SystemId shop, Body order) {
        return change(
                new RawWebhook(shop, Map.of(), order, Instant.EPOCH),
                UPDATED,
                new Meaning.Subject(EntityKind.ORDER, ShopifyTopics.OWN_ID));
    }

    private static Notice.Change change(RawWebhook webhook, String topic, Meaning.Subject meaning) {
        Map<String, String> found = peek(webhook, meaning.ids());
        return new Notice.Change(
                topic,
                subject(webhook, meaning.kind(), meaning.ids(), found),
                key(webhook, topic),
                Optional.ofNullable(found.get(CHANGED_AT)).flatMap(ShopifyWebhooks::version),
                carried(webhook));
    }

    private static Map<String, String> peek(RawWebhook webhook, List<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        wanted.add(CHANGED_AT);
        return JsonPeek.members(webhook.body(), wanted);
    }

    private static SubjectRef subject(
            RawWebhook webhook, EntityKind kind, List<String> ids, Map<String, String> found) {
        String id = ids.stream()
                .flatMap(name -> Stream.ofNullable(found.get(name)))
                .flatMap(text -> ShopifyIds.read(text).stream())
                .findFirst()
                .orElseGet(() -> "unreadable-" + webhook.body().hash());
        return new SubjectRef(kind, webhook.system(), id);
    }

    /**
     * The id of this delivery, the same when Shopify sends it again. Not the event id: several topics of one action share
     * that (https://shopify.dev/docs/apps/build/webhooks/ignore-duplicates, read 2026-11).
     */
    private static String key(RawWebhook webhook, String topic) {
        return header(webhook, "webhook-id")
                .map(String::strip)
                .filter(id -> id.matches("[!-~]{1,200}"))
                .orElseGet(() -> topic + ":" + webhook.body().hash());
    }

    private static Optional<Version> version(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(Version::canBe)
                    .map(Version::new);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, String> carried(RawWebhook webhook) {
        Map<String, String> carried = new HashMap<>();
        for (String name : CARRIED_HEADERS) {
            header(webhook, name).ifPresent(value -> carried.put("x-shopify-" + name, value));
        }
        return carried;
    }

    private static Optional<String> header(RawWebhook webhook, String name) {
        return webhook.header(headerName(webhook, name));
    }

    /** The Events product sends the same headers without {@code X-} (https://shopify.dev/docs/apps/build/events, read 2026-11). */
    private static String headerName(RawWebhook webhook, String name) {
        String newer = "shopify-" + name;
        String usual = "x-" + newer;
        return webhook.header(usual).isEmpty() && webhook.header(newer).isPresent() ? newer : usual;
    }
}
