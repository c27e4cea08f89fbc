package dev.waybill.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.connector.Connector;
import dev.waybill.connector.order.OrderSource.OrderNews;
import dev.waybill.connector.webhook.Notice;
import dev.waybill.connector.webhook.RawWebhook;
import dev.waybill.domain.failure.FailureKind;
import dev.waybill.domain.message.Body;
import dev.waybill.domain.message.CorrelationId;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.order.ControlTotals;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.order.OrderLine;
import dev.waybill.domain.system.SystemId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every shop's connector does with hostile webhooks: believes only what was signed, always says what a believed one is
 * about, translates an order or says in a failure why it cannot.
 *
 * @param genuine signed webhooks about orders, each with its headers as the shop sends them
 */
public record WebhookFuzz(Connector connector, List<RawWebhook> genuine) {
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}]+");
    private static final int MOST_DIGITS = 70;
    private static final int MOST_SKU = 200;

    /** A webhook made from a genuine one. */
    private record Hostile(RawWebhook webhook, RawWebhook genuine) implements Fuzzing.Input {
        @Override
        public byte[] bytes() {
            return webhook.body().bytes();
        }
    }

    /** Body, headers or both changed: believed only where the signed bytes and their signature are still the genuine ones. */
    public void signatures(long seed) {
        Fuzzing.of(name("signatures"), Set.of(FailureKind.UNAUTHENTIC)).run(seed, this::anyChange, hostile -> {
            connector.webhooks().verify(hostile.webhook());
            assertThat(hostile.webhook().body()).isEqualTo(hostile.genuine().body());
            return "believed";
        });
    }

    /** Whatever the body is, a notice comes out, whose facts fit queue and ledger. */
    public void notices(long seed) {
        Fuzzing.of(name("notices"), Set.of()).run(seed, this::anyChange, hostile -> {
            Notice notice = connector.webhooks().identify(hostile.webhook());
            return switch (notice) {
                case Notice.Change change -> {
                    assertThat(change.subject().id()).matches(ONE_LINE);
                    assertThat(change.key()).isNotBlank();
                    change.version().ifPresent(WebhookFuzz::keepsItsOrder);
                    yield "change";
                }
                case Notice.PrivacyRequest request -> {
                    assertThat(request.subject().id()).matches(ONE_LINE);
                    yield "privacy";
                }
                case Notice.Nothing nothing -> "nothing";
            };
        });
    }

    /** An order comes out, whose totals can be checked, or a failure of kind MALFORMED. */
    public void translations(long seed) {
        Fuzzing.of(name("translations"), Set.of(FailureKind.MALFORMED)).run(seed, this::changedBody, hostile -> {
            Notice notice = connector.webhooks().identify(hostile.webhook());
            if (!(notice instanceof Notice.Change change)) {
                return "no order";
            }
            OrderNews news = connector.orderSource().translate(envelope(hostile.webhook(), change));
            return news instanceof OrderNews.State state
                    ? sound(state.order())
                    : news.getClass().getSimpleName();
        });
    }

    /** The items that a message about stock names come out, or a failure of kind MALFORMED. */
    public void items(long seed) {
        Fuzzing.of(name("items"), Set.of(FailureKind.MALFORMED)).run(seed, this::changedBody, hostile -> {
            Notice notice = connector.webhooks().identify(hostile.webhook());
            if (!(notice instanceof Notice.Change change)) {
                return "no items";
            }
            Set<String> items = connector.stockSource().named(envelope(hostile.webhook(), change));
            assertThat(items).allMatch(item -> ONE_LINE.matcher(item).matches() && item.length() <= MOST_SKU);
            return "items";
        });
    }

    private String name(String what) {
        return connector.system().connector() + " " + what;
    }

    private Hostile anyChange(Mutations mutations) {
        RawWebhook webhook = mutations.one(genuine);
        boolean headers = mutations.chance(3);
        Body body = headers && mutations.chance(2) ? webhook.body() : body(mutations, webhook);
        return new Hostile(
                new RawWebhook(
                        webhook.system(),
                        headers ? mutations.of(webhook.headers()) : webhook.headers(),
                        body,
                        webhook.receivedAt()),
                webhook);
    }

    private Hostile changedBody(Mutations mutations) {
        RawWebhook webhook = mutations.one(genuine);
        return new Hostile(
                new RawWebhook(webhook.system(), webhook.headers(), body(mutations, webhook), webhook.receivedAt()),
                webhook);
    }

    private Body body(Mutations mutations, RawWebhook webhook) {
        return Body.of(mutations.of(
                webhook.body().bytes(), mutations.one(genuine).body().bytes()));
    }

    private static String sound(Order order) {
        keepsItsOrder(order.version());
        assertThat(order.subject().id()).matches(ONE_LINE);
        assertThat(order.number()).matches(ONE_LINE).hasSizeLessThanOrEqualTo(200);
        for (OrderLine line : order.lines()) {
            assertThat(line.id()).matches(ONE_LINE);
            assertThat(line.sku().orElse("none")).matches(ONE_LINE);
            assertThat(line.net().amount().precision()).isLessThan(MOST_DIGITS);
        }
        return ControlTotals.of(order).agrees() ? "agrees" : "differs";
    }

    private static void keepsItsOrder(Version version) {
        assertThat(version.sortable()).hasSize(30);
        assertThat(Version.parse(version.sortable())).isEqualTo(version);
    }

    private static Envelope envelope(RawWebhook webhook, Notice.Change change) {
        return new Envelope(
                "orders-to-erp",
                webhook.system(),
                new SystemId("erp"),
                change.subject(),
                change.topic(),
                change.key(),
                change.version(),
                webhook.receivedAt(),
                new CorrelationId("fuzz"),
                change.headers(),
                webhook.body(),
                Envelope.Redriven.NO);
    }
}
