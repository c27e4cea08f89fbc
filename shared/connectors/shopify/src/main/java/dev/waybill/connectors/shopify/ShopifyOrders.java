package dev.waybill.connectors.shopify;

import dev.waybill.connector.order.OrderReader;
import dev.waybill.connectors.shopify.PatientGraphql.Pause;
import dev.waybill.domain.message.SubjectRef;
import java.util.List;
import java.util.Optional;

/** Reads one order from the shop, in the shape in which its webhooks send it. */
final class ShopifyOrders implements OrderReader {
    private final ShopifyGraphql graphql;
    private final OldOrders old;
    private final Pause pause;

    ShopifyOrders(ShopifyGraphql graphql, OldOrders old, Pause pause) {
        this.graphql = graphql;
        this.old = old;
        this.pause = pause;
    }

    @Override
    public Optional<CurrentOrder> read(SubjectRef order) {
        if (!order.id().matches("[0-9]{1,20}")) {
            return Optional.empty();
        }
        PatientGraphql shop = new PatientGraphql(graphql, pause);
        Optional<CurrentOrder> found = new WholeOrders(shop)
                .read(List.of("gid://shopify/Order/" + order.id())).stream()
                        .map(body -> new CurrentOrder(
                                body,
                                ShopifyWebhooks.listed(graphql.system(), body).version()))
                        .findFirst();
        if (found.isEmpty()) {
            old.requireAll(shop, order.id());
        }
        return found;
    }

    @Override
    public String topic() {
        return ShopifyWebhooks.UPDATED;
    }
}
