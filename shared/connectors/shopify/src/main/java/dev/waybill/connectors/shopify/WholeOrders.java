package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.connector.json.JsonAt;
import dev.waybill.connectors.shopify.ShopifyGraphql.Request;
import dev.waybill.domain.failure.Failure;
import dev.waybill.domain.failure.FailureCode;
import dev.waybill.domain.failure.FailureException;
import dev.waybill.domain.message.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads orders whole: what does not fit into the first answer is asked for until its end, and is of one state, or it fails. */
final class WholeOrders {
    /** {@link JsonAt} takes no longer list, so that reading on behind it would change nothing: the order is refused by name. */
    private static final int MOST_ENTRIES = 5_000;

    private final PatientGraphql graphql;

    WholeOrders(PatientGraphql graphql) {
        this.graphql = graphql;
    }

    /**
     * The orders with these global ids, in the webhook's shape and in the order of the ids, without those that are gone.
     *
     * @throws FailureException UNAVAILABLE kind if the shop cannot be asked now, or one of them changed while it was read;
     *     MISCONFIGURED kind if they may not be read
     */
    List<Body> read(List<String> ids) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ids.forEach(variables.putArray("ids")::add);
        List<JsonNode> orders;
        try {
            orders = graphql.ask(OrderQuery.WHOLE, variables, data -> data.at("nodes").items().stream()
                    .map(JsonAt::tree)
                    .filter(order ->
                            ids.contains(order.path(ShopifyIds.GLOBAL_ID).asText()))
                    .toList());
        } catch (FailureException e) {
            return inPieces(ids, e);
        }
        return orders.stream().map(this::whole).toList();
    }

    /** What costs the shop too much at once may still be read one by one. */
    private List<Body> inPieces(List<String> ids, FailureException refused) {
        if (refused.failure().code() != FailureCode.TARGET_REFUSED) {
            throw refused;
        }
        if (ids.size() == 1) {
            throw new FailureException(Failure.of(
                            FailureCode.TARGET_REFUSED,
                            graphql.system(),
                            OrderQuery.READ,
                            refused.failure().why() + ", even for a single order",
                            "report what came back to the connector's developer")
                    .saying(refused.failure().said()));
        }
        List<Body> orders = new ArrayList<>(read(ids.subList(0, ids.size() / 2)));
        orders.addAll(read(ids.subList(ids.size() / 2, ids.size())));
        return orders;
    }

    private Body whole(JsonNode answered) {
        ObjectNode order = answered.deepCopy();
        OneState state = new OneState(
                graphql.system(),
                order.path(ShopifyIds.GLOBAL_ID).asText(),
                order.path(OneState.UPDATED_AT).asText());
        readOn(order, "line_items", new Rest(OrderQuery.MORE_LINES, state.order(), state));
        readOn(order, "shipping_lines", new Rest(OrderQuery.MORE_SHIPPING, state.order(), state));
        for (JsonNode refund : order.path("refunds")) {
            String id = refund.path(ShopifyIds.GLOBAL_ID).asText();
            readOn(refund, "refund_line_items", new Rest(OrderQuery.MORE_REFUNDED, id, state));
        }
        return WebhookShape.of(order, tips(order, state));
    }

    /**
     * How the rest of a connection is asked for.
     *
     * @param owner global id of whose connection it is
     */
    private record Rest(Request request, String owner, OneState state) {}

    /** Puts all entries of a connection in its place. */
    private void readOn(JsonNode owner, String member, Rest rest) {
        JsonNode page = owner.path(member);
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        page.path("nodes").forEach(entries::add);
        while (page.path("pageInfo").path("hasNextPage").asBoolean() && entries.size() <= MOST_ENTRIES) {
            ObjectNode variables = JsonNodeFactory.instance.objectNode().put("id", rest.owner());
            variables.set("after", page.path("pageInfo").path("endCursor"));
            JsonNode part = graphql.ask(rest.request(), variables, data -> data.at("node"))
                    .tree();
            page = rest.state().require(part).path("more");
            page.path("nodes").forEach(entries::add);
        }
        if (owner instanceof ObjectNode object) {
            object.set(member, entries);
        }
    }

    private Set<String> tips(JsonNode order, OneState state) {
        JsonNode amount =
                order.path("total_tip_received_set").path("shop_money").path("amount");
        return amount.asText("").matches(".*[1-9].*") ? new TipLines(graphql).of(state) : Set.of();
    }
}
