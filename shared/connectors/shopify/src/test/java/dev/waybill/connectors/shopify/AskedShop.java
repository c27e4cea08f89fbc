package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.connector.ConnectorType.Surroundings;
import dev.waybill.connector.http.HttpAnswer;
import dev.waybill.connector.http.HttpCall;
import dev.waybill.connector.order.OrderChanges;
import dev.waybill.connector.order.OrderChanges.Changed;
import dev.waybill.connector.order.OrderReader;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.system.SystemId;
import dev.waybill.testkit.MemorySecrets;
import dev.waybill.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop that is asked for its orders, without a wire between. Time passes only where it is waited. */
final class AskedShop {
    private final AdminApi api = new AdminApi();
    private final SettableClock clock = SettableClock.atNoon();
    private final List<Duration> waits = new ArrayList<>();
    private Optional<HttpAnswer> only = Optional.empty();
    private final ShopifyGraphql graphql = new ShopifyGraphql(
            ShopifyFixture.SHOP,
            ShopifyFixture.DOMAIN,
            new Surroundings(
                    new MemorySecrets(Map.of(ShopifyGraphql.ACCESS_TOKEN, GraphqlShop.TOKEN)), this::answer, clock));

    /** What goes to the shop. */
    HttpAnswer answer(HttpCall call) {
        if (only.isPresent()) {
            return only.get();
        }
        JsonNode request = ShopifyFixture.json(call.body());
        return new HttpAnswer(
                200,
                Map.of(),
                Body.of(api.answer(request.path("query").asText(), request.path("variables"))
                        .toString()));
    }

    void answersOnly(int status, Map<String, String> headers, String body) {
        only = Optional.of(new HttpAnswer(status, headers, Body.of(body)));
    }

    AdminApi api() {
        return api;
    }

    SettableClock clock() {
        return clock;
    }

    /** How long it was waited, each time. */
    List<Duration> waits() {
        return waits;
    }

    /** Orders that changed at these times, numbered from 9,900 on. */
    void changedAt(List<Instant> times) {
        for (int i = 0; i < times.size(); i++) {
            api.has(ShopifyFixture.json(OrderJson.changedAt(Integer.toString(9_900 + i), times.get(i))
                    .body()));
        }
    }

    OrderChanges changes() {
        return new ShopifyOrderChanges(graphql, new OldOrders(clock), this::waits);
    }

    OrderReader reader() {
        return new ShopifyOrders(graphql, new OldOrders(clock), this::waits);
    }

    private void waits(Duration time) {
        waits.add(time);
        clock.pass(time);
    }

    /** What the shop's webhook about an order says. */
    static Order sent(Body webhook) {
        Notice.Change notice = ShopifyFixture.change("orders/updated", webhook);
        return translated(new Changed(notice, Instant.EPOCH, webhook));
    }

    /** What the shop says of the same order when it is asked what changed. */
    Order polled(Body webhook) {
        api.hasNone();
        api.has(ShopifyFixture.json(webhook));
        return translated(changes().since(Instant.EPOCH, 0).getFirst());
    }

    static Order translated(Changed changed) {
        Envelope message = new Envelope(
                "orders-to-erp",
                ShopifyFixture.SHOP,
                new SystemId("erp"),
                changed.notice().subject(),
                changed.notice().topic(),
                changed.notice().key(),
                changed.notice().version(),
                Instant.EPOCH,
                new CorrelationId("c"),
                changed.notice().headers(),
                changed.body(),
                Envelope.Redriven.NO);
        OrderNews news = new ShopifyOrderTranslator(Set.of("cash on delivery (cod)")).translate(message);
        if (news instanceof OrderNews.State state) {
            return state.order();
        }
        throw new AssertionError(news);
    }
}
