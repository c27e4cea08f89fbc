package dev.waybill.connectors.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Which lines of an order are tips: those that a {@code TipSale} names in one of the order's agreements
 * (https://shopify.dev/docs/api/admin-graphql/2026-07/objects/TipSale, read 2026-11). One call for most orders that have one.
 */
final class TipLines {
    private final PatientGraphql graphql;

    TipLines(PatientGraphql graphql) {
        this.graphql = graphql;
    }

    /** Their global ids. */
    Set<String> of(OneState order) {
        Set<String> tips = new HashSet<>();
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("id", order.order());
        boolean more;
        do {
            JsonNode agreements = graphql.ask(OrderQuery.TIPS, variables, data -> data.at("node"))
                    .tree();
            JsonNode page = order.require(agreements).path("agreements");
            JsonNode sales = page.path("nodes").path(0).path("sales");
            sales.path("nodes").forEach(sale -> {
                if (sale.has("lineItem")) {
                    tips.add(sale.path("lineItem").path("id").asText());
                }
            });
            more = turns(variables, sales.path("pageInfo"), page.path("pageInfo"));
        } while (more);
        return tips;
    }

    /** To the next page of the same agreement's sales, else to the next agreement; whether there is any. */
    private static boolean turns(ObjectNode variables, JsonNode sales, JsonNode agreements) {
        if (sales.path("hasNextPage").asBoolean()) {
            variables.set("sale", sales.path("endCursor"));
            return true;
        }
        variables.remove("sale");
        variables.set("agreement", agreements.path("endCursor"));
        return agreements.path("hasNextPage").asBoolean();
    }
}
