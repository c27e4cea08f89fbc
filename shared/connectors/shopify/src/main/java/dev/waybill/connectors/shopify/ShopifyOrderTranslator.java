package dev.waybill.connectors.shopify;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.money.Money;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.system.SystemId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates Shopify's order into ours. Pure. */
final class ShopifyOrderTranslator implements OrderSource {
    /** The topics whose body is the order as it stands. */
    private static final Set<String> WHOLE_ORDER = Set.of(
            "orders/create",
            "orders/updated",
            "orders/paid",
            "orders/cancelled",
            "orders/fulfilled",
            "orders/partially_fulfilled");

    private final Set<String> confirmPending;

    /**
     * @param confirmPending payment methods, in lower case, whose unpaid orders may be processed
     */
    ShopifyOrderTranslator(Set<String> confirmPending) {
        this.confirmPending = confirmPending;
    }

    @Override
    public OrderNews translate(Envelope envelope) {
        String topic = envelope.topic();
        if (WHOLE_ORDER.contains(topic)) {
            return new OrderNews.State(order(JsonAt.parse(envelope.body(), envelope.source()), envelope.source()));
        }
        if (topic.equals(ShopifyTopics.MISSING)) {
            throw topicMissing(envelope.source());
        }
        return topic.equals("orders/delete")
                ? new OrderNews.Gone(envelope.subject() + " was deleted in the shop")
                : new OrderNews.NotInBody(why(topic, envelope.subject()));
    }

    /** Translates the order itself, as it stands in a webhook's body or inside an answer's {@code order}. */
    Order order(JsonAt order, SystemId shop) {
        ShopMoney money = ShopMoney.of(order);
        boolean calledOff = OrderView.calledOff(order);
        OrderView view = OrderView.of(order, calledOff);
        String id = ShopifyIds.require(order);
        return new Order(
                new SubjectRef(EntityKind.ORDER, shop, id),
                number(order, id),
                time(order.find("processed_at").orElseGet(() -> order.at("created_at"))),
                new Version(time(order.at("updated_at"))),
                ShopifyStatus.stage(order, calledOff, confirmPending),
                ShopifyStatus.fulfilment(order),
                ShopifyParties.buyer(order),
                ShopifyParties.billTo(order),
                ShopifyParties.shipTo(order),
                new ShopifyLines(order, money, view).translate(order),
                new ShopifyCharges(order, money, view).translate(),
                List.of(),
                ShopifyPayments.translate(order, money),
                view.total(order, money),
                presentmentTotal(order, view, money),
                order.findText("note"));
    }

    /** What people call it: {@code #1001} without the sign; shops may choose other prefixes, which stay. */
    private static String number(JsonAt order, String id) {
        return order.findCode("name")
                .map(name -> name.startsWith("#") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty())
                .or(() -> order.findCode("order_number"))
                .orElse(id);
    }

    static Instant time(JsonAt at) {
        try {
            Instant time = OffsetDateTime.parse(at.text().strip()).toInstant();
            if (Version.canBe(time)) {
                return time;
            }
            throw at.wrong("a time in the years 1970 to 9999");
        } catch (DateTimeException unreadable) {
            throw at.wrong("a time with its offset such as 2026-01-31T09:30:00+01:00");
        }
    }

    /** What the buyer saw, where that was in another currency. */
    private static Optional<Money> presentmentTotal(JsonAt order, OrderView view, ShopMoney money) {
        return order.find(view.totalMember() + "_set")
                .flatMap(set -> set.find("presentment_money"))
                .map(at -> new Money(at.at("amount").decimal(), ShopMoney.currency(at.at("currency_code"))))
                .filter(total -> !total.currency().equals(money.currency()));
    }

    private static String why(String topic, SubjectRef order) {
        return switch (topic) {
            case "orders/edited" ->
                "the shop only lists the edits of " + order + "; the edited order itself comes as orders/updated";
            case "orders/risk_assessment_changed" -> "the shop only says that the fraud risk of " + order + " changed";
            default -> "messages of the topic " + topic + " do not hold the order itself, here " + order;
        };
    }

    private static FailureException topicMissing(SystemId shop) {
        return new FailureException(Failure.of(
                FailureCode.FIELD_MISSING,
                shop,
                "readBody",
                "the message from " + shop + " does not say what it is about: the header X-Shopify-Topic is missing",
                "check what stands between Shopify and Waybill and keep its headers, then let the shop send it again"));
    }
}
