package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.Connector;
import dev.waybill.connector.ConnectorType;
import dev.waybill.connector.Secret;
import dev.waybill.connector.Secrets;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A WooCommerce shop as Waybill sees it in these tests: its connector, and the envelopes its bodies travel in. */
final class Shop {
    static final SystemId ID = new SystemId("shop-de");
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private Shop() {}

    static Connector withSecrets(Map<String, String> secrets) {
        return connect(secrets, Map.of());
    }

    static Connector withSettings(Map<String, String> settings) {
        return connect(Map.of(), settings);
    }

    static Order order(String json) {
        return order(Body.of(json));
    }

    static Order order(Body body) {
        OrderSource.OrderNews news = news("order.updated", body);
        if (news instanceof OrderSource.OrderNews.State state) {
            return state.order();
        }
        throw new AssertionError("expected an order but was " + news);
    }

    static OrderSource.OrderNews news(String topic, Body body) {
        return withSecrets(Map.of()).orderSource().translate(envelope(topic, body));
    }

    static Envelope envelope(String topic, Body body) {
        return envelope(new RawWebhook(ID, Map.of("x-wc-webhook-topic", topic), body, NOW));
    }

    /** The envelope in which a webhook reaches the translator, as intake would make it. */
    static Envelope envelope(RawWebhook webhook) {
        Notice notice = withSecrets(Map.of()).webhooks().identify(webhook);
        if (!(notice instanceof Notice.Change change)) {
            throw new AssertionError("expected a change but was " + notice);
        }
        return new Envelope(
                "orders-to-erp",
                ID,
                new SystemId("erp"),
                change.subject(),
                change.topic(),
                change.key(),
                change.version(),
                webhook.receivedAt(),
                new CorrelationId("test"),
                change.headers(),
                webhook.body(),
                Envelope.Redriven.NO);
    }

    static SubjectRef subject(EntityKind kind, String id) {
        return new SubjectRef(kind, ID, id);
    }

    private static Connector connect(Map<String, String> secrets, Map<String, String> settings) {
        Secrets known = name -> Optional.ofNullable(secrets.get(name))
                .filter(text -> !text.isBlank())
                .map(Secret::new);
        SystemSpec spec =
                new SystemSpec(ID, "woocommerce", Optional.empty(), Optional.empty(), settings, Optional.empty());
        return new WooCommerceType()
                .connect(
                        spec,
                        new ConnectorType.Surroundings(
                                known,
                                call -> {
                                    throw new AssertionError(
                                            "a webhook is understood without calling anybody: " + call);
                                },
                                Clock.fixed(NOW, ZoneOffset.UTC)));
    }
}
