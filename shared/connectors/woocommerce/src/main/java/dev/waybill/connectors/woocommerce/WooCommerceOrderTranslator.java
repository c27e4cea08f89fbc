package dev.waybill.connectors.woocommerce;

import dev.waybill.connector.json.JsonAt;
import dev.waybill.connector.order.OrderSource;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Envelope;
import dev.waybill.domain.message.SubjectRef;
import dev.waybill.domain.message.Version;
import dev.waybill.domain.order.Order;
import dev.waybill.domain.ownership.EntityKind;
import dev.waybill.domain.party.Address;
import dev.waybill.domain.system.SystemId;
import dev.waybill.domain.system.SystemSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as WooCommerce's REST version 3 writes it, in our words. The body is the order as it stood when the shop sent
 * it, whatever the topic says; only the trash says nothing but an id.
 */
final class WooCommerceOrderTranslator implements OrderSource {
    private final SystemId shop;
    private final Optional<String> taxIdField;

    WooCommerceOrderTranslator(SystemSpec system) {
        this.shop = system.id();
        this.taxIdField = system.setting(WooCommerceType.TAX_ID_FIELD);
    }

    @Override
    public OrderNews translate(Envelope envelope) {
        JsonAt body = JsonAt.parse(envelope.body(), shop);
        if (body.members().equals(List.of("id"))) {
            return new OrderNews.Gone("order " + body.at("id").code() + " was moved to the trash");
        }
        requireNoError(body);
        return new OrderNews.State(order(body));
    }

    /** The shop builds the body as the webhook's owner; if that user may not read orders, an error is what it sends. */
    private void requireNoError(JsonAt body) {
        if (body.find("id").isEmpty()
                && body.findText("code").isPresent()
                && body.find("message").isPresent()) {
            throw new FailureException(Failure.of(
                            FailureCode.FIELD_MISSING,
                            shop,
                            "readBody",
                            "the field $.id is missing: " + shop + " sent an error instead of the order",
                            "in " + shop + ", open the webhook and save it as a user who may read orders,"
                                    + " then change the order there so that it is sent again")
                    .saying(body.textOrEmpty("code") + ": " + body.textOrEmpty("message")));
        }
    }

    private Order order(JsonAt body) {
        String id = body.at("id").code();
        Amounts amounts = Amounts.of(body);
        Address billTo = WooCommerceBuyer.address(body, "billing");
        Address shipTo = WooCommerceBuyer.address(body, "shipping");
        Instant placedAt = WooCommerceTime.require(body, WooCommerceTime.CREATED);
        return new Order(
                new SubjectRef(EntityKind.ORDER, shop, id),
                body.findCode("number").orElse(id),
                placedAt,
                new Version(WooCommerceTime.find(body, WooCommerceTime.CHANGED).orElse(placedAt)),
                WooCommerceStage.of(body),
                WooCommerceStage.fulfilment(body),
                WooCommerceBuyer.party(body, taxIdField),
                billTo,
                shipTo.isBlank() ? billTo : shipTo,
                amounts.lines(),
                amounts.charges(),
                amounts.giftCards(),
                amounts.payments(),
                amounts.total(),
                Optional.empty(),
                body.findText("customer_note"));
    }
}
